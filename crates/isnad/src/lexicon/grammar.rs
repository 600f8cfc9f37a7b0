//! Classes of words and grammatical features.
//!
//! This file is also compiled into the build script, which writes each value as its place in `ALL`.

/// Declares a closed set of values, each with its name.
macro_rules! values {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),+ }
            }
        }
    };
}

values! {
    /// The classes of words.
    #[allow(missing_docs, reason = "the classes are explained in lexicon/README.md, under these names")]
    Class {
        Saying,
        Verb,
        Role,
        Title,
        Organization,
        Group,
        Document,
        Channel,
        Anonymous,
        Claim,
        Common,
        Adjective,
        Quantity,
        Place,
        Nisba,
        GivenName,
        FamilyName,
        NameParticle,
        Institution,
        Preposition,
        Conjunction,
        Complementizer,
        Relative,
        Demonstrative,
        Negation,
        Pronoun,
        Interrogative,
        Auxiliary,
        Adverb,
        Boundary,
        Attribution,
        Echo,
        CuePhrase,
        Filler,
        Voice,
        Aside,
        Hidden,
    }
}

values! {
    /// The part that a form plays in its paradigm.
    Part {
        /// قال.
        Perfect,
        /// يقول.
        Imperfect,
        /// قيل, where the spelling tells it from the active.
        PassivePerfect,
        /// يقال, where the spelling tells it from the active.
        PassiveImperfect,
        /// قائل, مشيرا, مؤكدة: the active participle.
        Participle,
        /// قول, إعلان: the verbal noun.
        Masdar,
        /// A noun, adjective or name.
        Nominal,
        /// A word that does not inflect.
        Particle,
    }
}

values! {
    /// Grammatical gender.
    Gender {
        /// Masculine.
        Masculine,
        /// Feminine.
        Feminine,
        /// Either, or not told by the form.
        Any,
    }
}

values! {
    /// Grammatical number.
    Number {
        /// One.
        Singular,
        /// Two.
        Dual,
        /// More.
        Plural,
    }
}
