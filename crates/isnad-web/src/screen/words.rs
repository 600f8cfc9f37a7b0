//! What the screens say. Every language is one value of [`Words`], so that none can miss a word.

use crate::screen::{ar, en};

/// A language of the screens. What is shown of articles is Arabic in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Arabic, from right to left.
    #[default]
    Arabic,
    /// English, from left to right.
    English,
}

impl Language {
    /// The language of a code, if we speak it.
    pub fn of_code(code: &str) -> Option<Self> {
        match code {
            "ar" => Some(Self::Arabic),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// What the screens say in it.
    pub const fn words(self) -> &'static Words {
        match self {
            Self::Arabic => &ar::WORDS,
            Self::English => &en::WORDS,
        }
    }
}

/// Declares [`Words`]: a field a saying of the screens.
macro_rules! words {
    ($($field:ident),+ $(,)?) => {
        /// What the screens say, in one language.
        #[derive(Debug)]
        pub struct Words {
            $(#[allow(missing_docs)] pub $field: &'static str),+
        }
    };
}

words! {
    code, direction, other_code, other_name, months,
    name, tagline, skip, menu, home, people, compare, read_now, api, about_api, light, dark,
    search, search_label, search_short, search_hint,  help,
    statements, articles,  nothing, nothing_hint,
    sort, relevance, newest, oldest, filters, remove,
    speaker, outlet, act, channel, form, kind, time,  anonymous,
    over_time, earlier, later, as_table, day, count, export, feed, page, next, previous,
    direct, indirect, mixed, unknown_speaker, hidden_source, unknown_day, unknown_outlet,
    addressee, through, said_on,  by, role, affiliation, cue, rule, chain,
    voices, own_words,  share_anonymous, quoted, only_reported,  nobody,
    notes,  legend, copies, likeness, side_by_side, retellings,  retold, fullest,
    left_out, added, changed, no_copies, version, versions, earlier_version, last_version, original,
    names, roles,  first_heard, last_heard, timeline, acts, channels, outlets, addresses, spoken_of_by,
    attributed, denials, repeats, latest, all_statements, role_over_time, topics,
    people_hint, find_person,
    side_a, side_b, topic, compare_hint, compare_go,
    read_hint, paste, drop, published_on, read_go, not_stored, read_empty, read_failed,
    error, not_found, not_found_hint, back_home, query_wrong,   gone_wrong,
    token, token_hint, enter, token_wrong, explain_voices,
    follow, follow_this, follow_hint, follow_go, topic_example, party_a, party_b, sureness, at_least,
    parties, contested, days, positions, changes, figures, commitments, sayings, and_more, all_of_day,
    nobody_speaks, no_party, no_contest, older_left_out, days_left_out, not_shown, no_date_set, by_date, said_no_date,
    disagree, the_article, sure, before_that, after_that, contests_drawn, busy, busy_hint, print, silent,
}
