//! What the kinds of a dossier are called on the screens. The Arabic names are those of the dossier itself.

use super::words::Language;
use isnad_dialogue::model::{AnswerBy, ChangeKind, CommitmentKind, ContestKind, OutcomeState, Stance};
use isnad_dialogue::write;

/// What makes two statements clash: its name, and what that means.
pub fn contest(language: Language, kind: ContestKind) -> (&'static str, &'static str) {
    let (english, meaning, arabic_meaning) = match kind {
        ContestKind::Denial => ("Denial", "one denies what the other says", "أحدهما ينفي ما قاله الآخر"),
        ContestKind::Reading => (
            "Disputed reading",
            "one says that the other's words mean something else",
            "أحدهما يفسر كلام الآخر بغير ما يفهم منه",
        ),
        ContestKind::Negation => {
            ("Yes and no", "one says that it is so, the other that it is not", "أحدهما يثبت ما لا يثبته الآخر")
        }
        ContestKind::Opposites => {
            ("Opposites", "their words pull against each other", "كلام كل منهما ضد كلام الآخر")
        }
        ContestKind::Rejection => {
            ("Wanted and rejected", "one wants what the other rejects", "أحدهما يطلب ما يرفضه الآخر")
        }
        ContestKind::Attitude => {
            ("For and against", "one speaks for it, the other against it", "أحدهما مع الأمر والآخر ضده")
        }
        ContestKind::Figures => {
            ("Different figures", "they give other figures for the same", "رقمان مختلفان لأمر واحد")
        }
    };
    match language {
        Language::Arabic => (write::contest_name(kind), arabic_meaning),
        Language::English => (english, meaning),
    }
}

/// What somebody does with a matter.
pub fn stance(language: Language, stance: Stance) -> &'static str {
    let english = match stance {
        Stance::Affirms => "affirms",
        Stance::Denies => "denies",
        Stance::Supports => "supports",
        Stance::Opposes => "opposes",
        Stance::Demands => "demands",
        Stance::Promises => "promises",
        Stance::Warns => "warns",
        Stance::Threatens => "threatens",
    };
    in_language(language, write::stance_name(stance), english)
}

/// What changed in what somebody says.
pub fn change(language: Language, kind: ChangeKind) -> &'static str {
    let english = match kind {
        ChangeKind::Reversed => "the reverse",
        ChangeKind::Harder => "harder",
        ChangeKind::Softer => "softer",
        ChangeKind::Figure => "another figure",
    };
    in_language(language, write::change_name(kind), english)
}

/// A kind of commitment.
pub fn commitment(language: Language, kind: CommitmentKind) -> &'static str {
    let english = match kind {
        CommitmentKind::Promise => "promise",
        CommitmentKind::Announcement => "announcement",
        CommitmentKind::Threat => "threat",
        CommitmentKind::Demand => "demand",
        CommitmentKind::Agreement => "agreement",
        CommitmentKind::Undated => "no date",
    };
    in_language(language, write::commitment_name(kind), english)
}

/// What a later statement says of a commitment.
pub fn outcome(language: Language, state: OutcomeState) -> &'static str {
    let english = match state {
        OutcomeState::Done => "done",
        OutcomeState::Delayed => "put off",
        OutcomeState::Denied => "denied",
    };
    in_language(language, write::outcome_name(state), english)
}

/// How one can tell that a saying answers another.
pub fn answer(language: Language, by: AnswerBy) -> &'static str {
    let (arabic, english) = match by {
        AnswerBy::Cue => ("يرد على", "answers"),
        AnswerBy::Addressee => ("يخاطب", "speaks to"),
        AnswerBy::Quote => ("يقتبس من", "quotes"),
        AnswerBy::Mention => ("يذكر", "names"),
    };
    in_language(language, arabic, english)
}

const fn in_language(language: Language, arabic: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::Arabic => arabic,
        Language::English => english,
    }
}
