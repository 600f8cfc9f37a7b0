//! Compiles the tables of weights (`learned/*.tsv`) into perfect hash tables that `src/learned/model.rs` reads.
//!
//! Features are put into buckets; for each bucket, the largest first, a multiplier is looked for that sends all its
//! features to free cells. A look-up then reads one multiplier and one cell.

use crate::hash::{bucket, hash_feature, place};

/// A compiled model.
pub(crate) struct Tables {
    /// Eight bytes each: weight, lower half of the feature's hash.
    pub(crate) cells: Vec<u8>,
    /// Four bytes each: the multiplier of a bucket.
    pub(crate) multipliers: Vec<u8>,
}

/// Features of a bucket, on average, at most.
const BUCKET: usize = 4;

/// One model: `feature <tab> weight` a line, `#` for comments.
pub(crate) fn compile(table: &str) -> Result<Tables, String> {
    let weights = weights(table)?;
    let count = (weights.len() * 9 / 8).next_power_of_two().max(BUCKET);
    let mut buckets: Vec<Vec<(u64, f32)>> = vec![Vec::new(); count / BUCKET];
    for (hash, weight) in weights {
        let index = bucket(hash, buckets.len());
        let bucket = &mut buckets[index];
        if bucket.iter().any(|(other, _)| *other as u32 == hash as u32) {
            return Err(format!("two features have the hash {hash:x}: change the hash"));
        }
        bucket.push((hash, weight));
    }
    let mut order: Vec<usize> = (0..buckets.len()).collect();
    order.sort_by_key(|&bucket| std::cmp::Reverse(buckets[bucket].len()));
    let mut cells = vec![None; count];
    let mut multipliers = vec![1; buckets.len()];
    for index in order {
        multipliers[index] = settle(&buckets[index], &mut cells)?;
    }
    let bytes = |cell: Option<(u64, f32)>| {
        let (hash, weight) = cell.unwrap_or_default();
        u64::from(weight.to_bits()) | hash << 32
    };
    Ok(Tables {
        cells: cells.into_iter().flat_map(|cell| bytes(cell).to_le_bytes()).collect(),
        multipliers: multipliers.into_iter().flat_map(u32::to_le_bytes).collect(),
    })
}

fn weights(table: &str) -> Result<Vec<(u64, f32)>, String> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|(index, line)| {
            let fault = || format!("{}: `feature <tab> weight` is expected", index + 1);
            let (feature, weight) = line.split_once('\t').ok_or_else(fault)?;
            Ok((hash_feature(feature), weight.parse().map_err(|_| fault())?))
        })
        .collect()
}

/// Puts the features of a bucket into free cells; gives the multiplier that finds them there.
fn settle(bucket: &[(u64, f32)], cells: &mut [Option<(u64, f32)>]) -> Result<u32, String> {
    for multiplier in (1..1 << 24).step_by(2) {
        let mut places: Vec<usize> = bucket.iter().map(|f| place(f.0, multiplier, cells.len())).collect();
        places.sort_unstable();
        let apart = places.windows(2).all(|pair| pair[0] != pair[1]);
        if apart && places.iter().all(|&place| cells[place].is_none()) {
            for &feature in bucket {
                cells[place(feature.0, multiplier, cells.len())] = Some(feature);
            }
            return Ok(multiplier);
        }
    }
    Err("no multiplier parts the features of a bucket: give the table more cells".to_owned())
}
