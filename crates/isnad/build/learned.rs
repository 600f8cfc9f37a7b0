//! Compiles the tables of weights (`learned/*.tsv`) into open-addressed tables.

use crate::hash::hash_feature;
use std::fmt::Write;

/// One model: `feature <tab> weight` a line, `#` for comments.
pub(crate) fn compile(name: &str, table: &str, out: &mut String) -> Result<(), String> {
    let mut weights = Vec::new();
    for (index, line) in table.lines().enumerate() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let fault = || format!("{}: `feature <tab> weight` is expected", index + 1);
        let (feature, weight) = line.split_once('\t').ok_or_else(fault)?;
        let weight: f32 = weight.parse().map_err(|_| fault())?;
        weights.push((hash_feature(feature), weight));
    }
    let slots = (weights.len() * 2).next_power_of_two().max(2);
    let mut cells: Vec<(u64, f32)> = vec![(0, 0.0); slots];
    for (hash, weight) in weights {
        let mut slot = hash as usize & (slots - 1);
        while cells[slot].0 != 0 {
            if cells[slot].0 == hash {
                return Err(format!("{name}: two features have the hash {hash:x}"));
            }
            slot = (slot + 1) & (slots - 1);
        }
        cells[slot] = (hash, weight);
    }
    let constant = name.to_uppercase();
    let _ = write!(out, "static {constant}_TABLE: [(u64, f32); {slots}] = [");
    for (hash, weight) in cells {
        let _ = write!(out, "({hash}, {weight:?}),");
    }
    let _ = writeln!(
        out,
        "];\n/// The model of `learned/{name}.tsv`.\npub(crate) static {constant}: Model = Model {{ name: {name:?}, table: &{constant}_TABLE }};"
    );
    Ok(())
}
