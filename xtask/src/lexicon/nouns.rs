//! The fields of `nouns.txt`: forms with gender and number, attributes.

use super::table::Entry;
use super::vocabulary::{ACTS, CHANNELS};

/// What is wrong with an entry of `nouns.txt`.
pub(crate) fn noun(entry: &Entry<'_>) -> Vec<String> {
    let mut faults = forms(entry.field(0));
    for attribute in &entry.fields[1..] {
        match attribute.split_once('=') {
            Some(("type", value)) if CHANNELS.contains(&value) => {}
            Some(("type", "rule")) if entry.section == "document" => {}
            Some(("act", value)) if ACTS.contains(&value) => {}
            Some(("type", value)) => faults.push(format!("`{value}` is no kind of channel")),
            Some(("act", value)) => faults.push(format!("`{value}` is no act")),
            _ => faults.push(format!("`{attribute}` is no attribute: type=… or act=…")),
        }
    }
    if entry.section == "channel" && !entry.fields.iter().any(|f| f.starts_with("type=")) {
        faults.push("a channel wants its kind: type=…".to_owned());
    }
    faults
}

fn forms(field: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut masculine = false;
    let mut seen: Vec<&str> = Vec::new();
    for form in field.split(',') {
        let Some((mark, word)) = form.split_once(':') else {
            faults.push(format!("`{form}` lacks its mark: m: f: mp: or fp:"));
            continue;
        };
        match (mark, word) {
            ("m" | "f" | "mp" | "fp", "") => faults.push(format!("`{form}` has no word")),
            ("f", "+ة") | ("mp", "+ون") | ("mp" | "fp", "+ات") if masculine => {}
            ("mp" | "fp", "+ات") if seen.iter().any(|form| form.starts_with("f:")) => {}
            ("f", "+ة") | ("mp", "+ون") | ("mp" | "fp", "+ات") => {
                faults.push(format!("`{form}` has no singular before it"));
            }
            ("m" | "f" | "mp" | "fp", word) if word.starts_with('+') => {
                faults.push(format!("`{form}` is no ending: f:+ة mp:+ون fp:+ات"));
            }
            ("m", _) => masculine = true,
            ("f" | "mp" | "fp", _) => {}
            _ => faults.push(format!("`{mark}:` is no mark: m: f: mp: or fp:")),
        }
        if seen.contains(&form) {
            faults.push(format!("`{form}` stands twice"));
        }
        seen.push(form);
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::table::Table;
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        Table::read("nouns.txt", text).entries.iter().flat_map(noun).collect()
    }

    #[test]
    fn good_nouns_pass() {
        let text = "[role]\nm:وزير,f:+ة,mp:وزراء,fp:+ات\nm:متحدث,f:+ة,mp:+ون,fp:+ات\n[group]\nmp:سكان\n\
                    [channel]\nf:تغريدة,fp:+ات type=tweet\n[claimstuff]\nm:اتهام,fp:+ات act=accuse\n";
        assert_eq!(faults(text), Vec::<String>::new());
    }

    #[test]
    fn forms_are_marked() {
        assert_eq!(faults("[role]\nوزير"), ["`وزير` lacks its mark: m: f: mp: or fp:"]);
        assert_eq!(faults("[role]\nx:وزير"), ["`x:` is no mark: m: f: mp: or fp:"]);
        assert_eq!(faults("[role]\nf:+ة"), ["`f:+ة` has no singular before it"]);
        assert_eq!(faults("[role]\nm:وزير,f:+ا"), ["`f:+ا` is no ending: f:+ة mp:+ون fp:+ات"]);
        assert_eq!(faults("[role]\nm:وزير,m:وزير"), ["`m:وزير` stands twice"]);
    }

    #[test]
    fn attributes_are_known() {
        assert_eq!(faults("[channel]\nm:بيان"), ["a channel wants its kind: type=…"]);
        assert_eq!(faults("[channel]\nm:بيان type=paper"), ["`paper` is no kind of channel"]);
        assert_eq!(faults("[claimstuff]\nfp:مزاعم act=lie"), ["`lie` is no act"]);
        assert_eq!(faults("[role]\nm:وزير big"), ["`big` is no attribute: type=… or act=…"]);
    }
}
