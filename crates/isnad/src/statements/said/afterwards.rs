//! `جاء ذلك خلال لقائه أمس …`: a sentence of its own that tells where and when the statement before it was made.

use super::{can_be_said, names_a_day};
use crate::lexicon::Use;
use crate::phrases::{Adverbial, Phrases};
use crate::statements::Draft;

/// Gives such a sentence's time and channel to the statement before it, where nobody speaks in the sentence itself.
pub(super) fn complete(p: &Phrases<'_>, drafts: &mut [Draft]) {
    for &(start, end) in p.text.sentences() {
        let start = p.sentence(start).start.max(start);
        if !opens_afterwards(p, start) {
            continue;
        }
        let next = drafts.partition_point(|draft| draft.cue.start < start);
        let speaks = drafts.get(next).is_some_and(|draft| draft.cue.start < end);
        let Some(draft) = next.checked_sub(1).map(|i| &mut drafts[i]).filter(|_| !speaks) else { continue };
        if !is_near(p, draft.cue.start, start) {
            continue;
        }
        if draft.time.is_none() {
            draft.time =
                p.times_in(start..end).find(|t| can_be_said(t) && names_a_day(t)).map(|t| t.tokens.clone());
        }
        if draft.channel.is_none()
            && let Some(Adverbial::Channel(range, kind)) = p.adverbial(start + 2, end)
        {
            draft.channel = Some((range, kind));
        }
    }
}

/// جاء ذلك, وجاء هذا.
fn opens_afterwards(p: &Phrases<'_>, at: usize) -> bool {
    p.serves(at, Use::Came) && p.serves(at + 1, Use::This)
}

/// True where the cue stands in the same paragraph or the one before.
fn is_near(p: &Phrases<'_>, cue: usize, at: usize) -> bool {
    p.text.paragraph_of(at) - p.text.paragraph_of(cue) <= 1
}
