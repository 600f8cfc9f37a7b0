//! Datelines: `بغداد - `, `دبي، الإمارات العربية المتحدة (CNN)--`, `كوالالمبور - رويترز:`.

use super::Phrases;
use std::ops::Range;

/// The longest dateline, in tokens.
const LONGEST: usize = 16;

impl Phrases<'_> {
    /// The dateline that opens a paragraph, its closing mark included.
    pub fn dateline(&self, paragraph: usize) -> Option<Range<usize>> {
        let &(start, end) = self.text.paragraphs().get(paragraph)?;
        datelines_end(self, start, end).map(|close| start..close)
    }
}

/// One past the dateline that opens the paragraph `start..end`, if it has one: words without a verb up to a
/// dash, or up to a colon behind a dash.
pub(super) fn datelines_end(p: &Phrases<'_>, start: usize, end: usize) -> Option<usize> {
    let limit = end.min(start + LONGEST);
    let mut last_dash = None;
    for at in start..limit {
        let dash = matches!(p.text.mark(at), Some('-' | '–' | '—' | '_'));
        let item = at == start;
        if dash && !item {
            last_dash = Some(at);
        } else if p.text.is_mark(at, ':') {
            return last_dash.map(|_| at + 1);
        } else if p.only_verb(at)
            || p.is_complementizer(at)
            || p.text.quotation_opened_by(at).is_some()
            || p.text.is_mark(at, '.') && last_dash.is_some()
        {
            break;
        }
    }
    let dash = last_dash?;
    let mut after = dash + 1;
    while after < end && matches!(p.text.mark(after), Some('-' | '–' | '—' | '_')) {
        after += 1;
    }
    // A dash in the middle of a noun phrase is none: what stands before it must be a place or a name.
    let opens = (start..dash).any(|i| {
        p.lexemes.is(i, crate::lexicon::Class::Place)
            || p.lexemes.readings(i).is_empty()
            || !p.lexemes.expressions(i).is_empty()
    });
    (opens && dash <= start + 12 && after < end).then_some(after)
}
