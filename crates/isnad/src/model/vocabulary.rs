//! The closed vocabularies of the record.

use serde::{Deserialize, Serialize};

/// Declares a closed vocabulary: an enum whose variants have one written name each.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $text)] $variant),+
        }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name as it stands in the record.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

vocabulary! {
    /// The speech act: what the speaker does by saying it.
    Act {
        /// Neutral: قال، ذكر، أضاف، أوضح، أشار.
        Say = "say",
        /// Insists: أكد، شدد، جدد.
        Affirm = "affirm",
        /// Rejects a claim: نفى، أنكر.
        Deny = "deny",
        /// Wants something done: دعا، طالب، حث.
        Demand = "demand",
        /// Points at a danger: حذر، نبه.
        Warn = "warn",
        /// Announces harm: هدد، توعد.
        Threaten = "threaten",
        /// Binds the speaker: تعهد، وعد.
        Promise = "promise",
        /// Makes something known: أعلن، كشف، صرح.
        Announce = "announce",
        /// The article doubts it: زعم، ادعى.
        Claim = "claim",
        /// Blames somebody: اتهم، حمّل.
        Accuse = "accuse",
        /// Finds it bad, in words: دان، ندد، استنكر.
        Condemn = "condemn",
        /// Finds it good, in words: أشاد، رحب، أثنى.
        Praise = "praise",
        /// Voices a feeling: أعرب عن، عبر عن.
        Feel = "feel",
        /// Values or expects: اعتبر، رأى، وصف، توقع.
        Judge = "judge",
        /// Asks: سأل، تساءل.
        Ask = "ask",
    }
}

vocabulary! {
    /// How the words are given.
    Form {
        /// All in quotation marks, or after a colon as the speaker's own words.
        Direct = "direct",
        /// In the article's words.
        Indirect = "indirect",
        /// Partly quoted.
        Mixed = "mixed",
    }
}

vocabulary! {
    /// What kind of source speaks.
    SpeakerKind {
        /// One person, named or not.
        Person = "person",
        /// People without a name, or several.
        Group = "group",
        /// An institution, a country, an outlet.
        Organization = "organization",
        /// A text: a statement, a report, a poll, a law.
        Document = "document",
        /// Not said, or beyond telling.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// Where or how it was said.
    ChannelType {
        /// تغريدة، منشور على مواقع التواصل.
        Tweet = "tweet",
        /// مؤتمر صحافي.
        PressConference = "press-conference",
        /// بيان، بلاغ.
        Statement = "statement",
        /// مقابلة، حوار، تصريح لوسيلة إعلام.
        Interview = "interview",
        /// كلمة، خطاب، خطبة.
        Speech = "speech",
        /// تقرير، دراسة.
        Report = "report",
        /// مذكرة.
        Memo = "memo",
        /// رسالة، برقية.
        Letter = "letter",
        /// اتصال هاتفي.
        Call = "call",
        /// اجتماع، لقاء، جلسة.
        Meeting = "meeting",
        /// برنامج، إذاعة، قناة.
        Broadcast = "broadcast",
        /// وكالة أنباء.
        Agency = "agency",
        /// تسريب.
        Leak = "leak",
        /// Anything else.
        Other = "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_written_name_is_the_serialized_name() {
        for act in Act::ALL {
            let json = serde_json::to_string(act).expect("an enum serializes");
            assert_eq!(json, format!("\"{}\"", act.as_str()));
        }
        for kind in ChannelType::ALL {
            let json = serde_json::to_string(kind).expect("an enum serializes");
            assert_eq!(json, format!("\"{kind}\""));
        }
    }
}
