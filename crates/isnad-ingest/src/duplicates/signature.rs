//! Min-wise hashes of articles.

use isnad::Article;
use std::sync::LazyLock;
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Numbers of a signature: the likeness that it tells is off by 0.04 in the mean.
const LENGTH: usize = 128;
/// Words of a run.
const RUN: usize = 4;
/// Words that are looked at: a wire copy is a copy from its beginning.
const WORDS: usize = 600;
/// Articles with fewer runs are too short to tell.
const FEWEST: usize = 12;

/// What an article's words are like: 128 numbers, equal in two articles as often as their runs of words are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature([u32; LENGTH]);

impl Signature {
    /// How signatures are made; those of other versions cannot be compared.
    pub const VERSION: u32 = 2;

    /// The signature of an article's body; `None` where it is too short to tell.
    pub fn of(article: &Article) -> Option<Self> {
        let words: Vec<u64> = words(&article.body).take(WORDS).collect();
        let runs = words.windows(RUN).map(|run| run.iter().fold(0, |hash, word| mixed(hash ^ word)));
        let mut numbers = [u32::MAX; LENGTH];
        let mut count = 0;
        for run in runs {
            count += 1;
            for (number, (factor, summand)) in numbers.iter_mut().zip(&*HASHES) {
                let hash = run.wrapping_mul(*factor).wrapping_add(*summand) >> 32;
                *number = (*number).min(hash as u32);
            }
        }
        (count >= FEWEST).then_some(Self(numbers))
    }

    /// The share of runs that two articles have in common, as far as signatures tell: from 0 to 1.
    pub fn likeness(&self, other: &Self) -> f64 {
        let equal: f64 = self.0.iter().zip(&other.0).map(|(a, b)| f64::from(u8::from(a == b))).sum();
        equal / f64::from(LENGTH as u32)
    }

    /// Its numbers, to be stored.
    pub const fn numbers(&self) -> &[u32; LENGTH] {
        &self.0
    }

    /// A signature that was stored; `None` where these are not as many numbers as one has.
    pub fn from_numbers(numbers: &[u32]) -> Option<Self> {
        numbers.try_into().ok().map(Self)
    }

    /// Whether two articles are near-duplicates.
    pub fn is_near(&self, other: &Self) -> bool {
        self.likeness(other) >= super::groups::ALIKE
    }

    /// Hashes of its bands: articles that are near have one in common.
    pub fn bands(&self) -> impl Iterator<Item = u64> {
        self.0.chunks(LENGTH / super::groups::BANDS).enumerate().map(|(band, rows)| {
            rows.iter().fold(mixed(band as u64 + 1), |hash, row| mixed(hash ^ u64::from(*row)))
        })
    }
}

/// A hash of a run for each number: a product with an odd factor, and a summand.
static HASHES: LazyLock<[(u64, u64); LENGTH]> =
    LazyLock::new(|| std::array::from_fn(|i| (mixed(2 * i as u64) | 1, mixed(2 * i as u64 + 1))));

/// The words of a text, folded and hashed: letters with their variants as one, without vowel marks.
fn words(text: &str) -> impl Iterator<Item = u64> {
    let mut folded = String::new();
    text.split(|c: char| !is_part(c)).filter_map(move |word| {
        folded.clear();
        folded.extend(word.chars().filter_map(letter));
        (!folded.is_empty()).then(|| xxh3_64_with_seed(folded.as_bytes(), u64::from(Signature::VERSION)))
    })
}

/// Whether a character belongs to a word.
fn is_part(c: char) -> bool {
    match c {
        '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{66a}'..='\u{66c}' | '\u{6d4}' => false,
        '\u{600}'..='\u{6ff}' => true,
        _ => c.is_alphanumeric(),
    }
}

fn letter(c: char) -> Option<char> {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => None,
        _ => Some(c.to_ascii_lowercase()),
    }
}

/// The finaliser of `SplitMix64`.
fn mixed(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn article(body: &str) -> Article {
        Article { body: body.to_owned(), ..Article::default() }
    }

    fn numbered(range: std::ops::Range<u32>) -> String {
        range.map(|i| format!("كلمة{i}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn likeness_is_near_the_share_of_common_runs() {
        let one = Signature::of(&article(&numbered(0..400))).expect("long enough");
        let half = Signature::of(&article(&numbered(130..530))).expect("long enough");
        let none = Signature::of(&article(&numbered(1000..1400))).expect("long enough");
        assert!((one.likeness(&half) - 0.5).abs() < 0.2, "{}", one.likeness(&half));
        assert!(one.likeness(&none) < 0.1);
    }

    #[test]
    fn spelling_and_punctuation_make_no_difference() {
        let text = numbered(0..100);
        let other = text.replace("كلمة", "كلـمَه").replace(' ', "، ");
        assert_eq!(Signature::of(&article(&text)), Signature::of(&article(&other)));
    }

    #[test]
    fn signatures_never_change_under_a_version() {
        let signature = Signature::of(&article(&numbered(0..100))).expect("long enough");
        let all = signature.0.iter().fold(0, |hash, number| mixed(hash ^ u64::from(*number)));
        assert_eq!(format!("{all:016x}"), "98b37c87d12722a3");
    }

    #[test]
    fn short_texts_have_none() {
        assert_eq!(Signature::of(&article("قال الوزير إن الطريق سيفتح غدا")), None);
    }
}
