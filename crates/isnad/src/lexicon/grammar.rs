//! Classes of words and grammatical features.
//!
//! This file is also compiled into the build script, which writes each value as its place in `ALL`.

/// Declares a closed set of values, each with its name.
macro_rules! values {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        #[allow(dead_code, reason = "of some sets only the build script asks for every value")]
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
    /// What a word does for the constructions that ask about it alone.
    #[allow(missing_docs, reason = "each use is a section of lexicon/uses.txt, explained there")]
    Use {
        Aan,
        AanHim,
        After,
        Ala,
        AlsoPronoun,
        Amid,
        And,
        AndAsTold,
        AndBut,
        AndHad,
        AndHe,
        AndThey,
        AndWas,
        AndWhat,
        AndWho,
        As,
        AsFor,
        AsTold,
        At,
        Attributes,
        Before,
        Bi,
        BiHim,
        BiWhat,
        But,
        ButHe,
        ButThey,
        Came,
        Complementizer,
        During,
        DuringHim,
        Event,
        Except,
        Facing,
        Fi,
        FiHim,
        Following,
        Had,
        HadIndeed,
        Hawl,
        He,
        Ila,
        IlaHim,
        Impersonal,
        InTheName,
        InTheWake,
        Issued,
        Issues,
        Li,
        LiHim,
        LiUs,
        Locality,
        Measure,
        Min,
        Negates,
        OfWhat,
        On,
        Online,
        Outlet,
        OutletAlone,
        OwnText,
        Preceded,
        Questions,
        Quoting,
        Relative,
        Reply,
        Responsibility,
        Says,
        She,
        Since,
        SocialMedia,
        Somebody,
        Thanks,
        That,
        ThatHe,
        ThatToo,
        Then,
        This,
        ThisToo,
        Through,
        TimeOf,
        TurnsTo,
        Unreal,
        Was,
        Were,
        What,
        WhatFor,
        When,
        Where,
        While,
        With,
        Within,
        WordsFollow,
        Yet,
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
