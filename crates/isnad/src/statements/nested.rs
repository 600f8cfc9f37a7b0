//! Sayings inside a reported content: another source or another occasion, else they are the speaker's own words.

use super::{Draft, Subject};
use crate::lexicon::{Frames, Part};
use crate::phrases::Phrases;

/// Drops what the speaker of the outer statement says of himself (`قال إنه يعتبر …`, `أكد أنه يدعو إلى …`):
/// an imperfect, or any verb in the first or second person, without a subject of its own.
pub(super) fn drop_own_words(p: &Phrases<'_>, drafts: &mut Vec<Draft>) {
    let own: Vec<bool> = (0..drafts.len()).map(|i| is_own(p, drafts, i)).collect();
    let mut index = 0;
    drafts.retain(|_| {
        index += 1;
        !own[index - 1]
    });
}

fn is_own(p: &Phrases<'_>, drafts: &[Draft], i: usize) -> bool {
    let draft = &drafts[i];
    if matches!(draft.subject, Subject::Named(_)) || draft.rule == "participle" || draft.rule == "relayed" {
        return false;
    }
    let cue = draft.cue.start;
    let inside = super::outer_of(drafts, i).is_some();
    let Some(reading) = p.saying(cue) else { return false };
    let imperfect = reading.stem.part == Part::Imperfect;
    let mild = reading.stem.lemma().frames.has(Frames::RISKY);
    inside && (imperfect || mild && reading.stem.part != Part::Perfect || reading.stem.person != 3)
}
