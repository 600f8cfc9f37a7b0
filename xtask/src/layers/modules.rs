//! The arrows between the modules of the engine.

use super::source;
use crate::finding::Finding;

/// The layers, first to last: a layer may name itself and those before it.
const LAYERS: &[&str] = &[
    "hash",
    "model",
    "learned",
    "text",
    "network",
    "lexicon",
    "time",
    "phrases",
    "statements",
    "sources",
    "record",
    "explain",
    "lib",
];

/// Every path of a file that names a later layer. `inside` is the file's path inside `src`.
pub(crate) fn check(inside: &str, shown: &str, text: &str) -> Vec<Finding> {
    let parts: Vec<&str> =
        inside.trim_end_matches(".rs").split(['/', '\\']).filter(|part| *part != "mod").collect();
    let layer = parts.first().copied().unwrap_or_default();
    let Some(rank) = rank(layer) else {
        let message = format!("the module {layer} has no place among the layers: give it one in {}", file!());
        return vec![Finding::new(shown, 1, message)];
    };
    if layer == "lib" {
        return Vec::new();
    }
    source::named(text, parts.len())
        .into_iter()
        .filter_map(|named| {
            let message = match self::rank(&named.name) {
                Some(other) if other <= rank => return None,
                Some(_) => format!("{layer} is an earlier layer than {} and may not name it", named.name),
                None => format!("crate::{} is no layer: name it where it lives", named.name),
            };
            Some(Finding::new(shown, named.line, message))
        })
        .collect()
}

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|known| *known == layer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::messages;

    fn faults(inside: &str, text: &str) -> Vec<String> {
        messages(&check(inside, inside, text))
    }

    #[test]
    fn a_layer_may_name_itself_and_those_before() {
        let text = "use crate::{model::Span, text::Token, lexicon};\nuse super::super::phrases;\n";
        assert_eq!(faults("phrases/names.rs", text), Vec::<String>::new());
        assert_eq!(faults("lib.rs", "use crate::explain;\n"), Vec::<String>::new());
    }

    #[test]
    fn a_later_layer_is_out_of_reach() {
        assert_eq!(
            faults("text/mod.rs", "use crate::model::Span;\nuse crate::lexicon::Class;\n"),
            ["2: text is an earlier layer than lexicon and may not name it"]
        );
        assert_eq!(
            faults("text/token.rs", "use super::super::sources;\n"),
            ["1: text is an earlier layer than sources and may not name it"]
        );
        assert_eq!(
            faults("time.rs", "fn f() { super::phrases::g() }\n"),
            ["1: time is an earlier layer than phrases and may not name it"]
        );
    }

    #[test]
    fn names_of_the_root_are_named_where_they_live() {
        assert_eq!(
            faults("record.rs", "use crate::Article;\n"),
            ["1: crate::Article is no layer: name it where it lives"]
        );
        assert_eq!(faults("magic/mod.rs", "").len(), 1);
    }
}
