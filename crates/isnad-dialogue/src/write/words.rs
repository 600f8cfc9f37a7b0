//! What the kinds of a dossier are called.

use crate::model::{ChangeKind, CommitmentKind, ContestKind, OutcomeState, Stance, Unit};

/// What makes two statements clash, in Arabic.
pub const fn contest_name(kind: ContestKind) -> &'static str {
    match kind {
        ContestKind::Denial => "نفي",
        ContestKind::Reading => "خلاف على التفسير",
        ContestKind::Negation => "إثبات ونفي",
        ContestKind::Opposites => "ضدان",
        ContestKind::Rejection => "طلب ورفض",
        ContestKind::Attitude => "تأييد ومعارضة",
        ContestKind::Figures => "أرقام مختلفة",
    }
}

/// What somebody does with a matter, in Arabic.
pub const fn stance_name(stance: Stance) -> &'static str {
    match stance {
        Stance::Affirms => "يثبت",
        Stance::Denies => "ينفي",
        Stance::Supports => "يؤيد",
        Stance::Opposes => "يعارض",
        Stance::Demands => "يطالب",
        Stance::Promises => "يتعهد",
        Stance::Warns => "يحذر",
        Stance::Threatens => "يهدد",
    }
}

/// What changed, in Arabic.
pub const fn change_name(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Reversed => "انقلب الموقف",
        ChangeKind::Harder => "اشتدت اللهجة",
        ChangeKind::Softer => "لانت اللهجة",
        ChangeKind::Figure => "تغير الرقم",
    }
}

/// A kind of commitment, in Arabic.
pub const fn commitment_name(kind: CommitmentKind) -> &'static str {
    match kind {
        CommitmentKind::Promise => "تعهد",
        CommitmentKind::Announcement => "إعلان",
        CommitmentKind::Threat => "تهديد",
        CommitmentKind::Demand => "مطلب",
        CommitmentKind::Agreement => "اتفاق",
        CommitmentKind::Undated => "لا موعد",
    }
}

/// What became of a commitment, in Arabic.
pub const fn outcome_name(state: OutcomeState) -> &'static str {
    match state {
        OutcomeState::Done => "نُفّذ",
        OutcomeState::Delayed => "أُجّل",
        OutcomeState::Denied => "نُفي",
    }
}

/// What a number counts in, in Arabic.
pub const fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "عدد",
        Unit::Money => "مال",
        Unit::Percent => "في المئة",
        Unit::Part => "جزء",
        Unit::Measure => "قياس",
    }
}
