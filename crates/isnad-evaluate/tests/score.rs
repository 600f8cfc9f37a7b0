//! The figures of a small annotated sample against figures worked out by hand, and what is said of broken lines.
//!
//! `examples/annotated.jsonl` holds three articles: `road` with three statements, `water` with two, `match` with one.
//! `fixtures/records.jsonl` is what somebody's program found in the first two:
//!
//! - `road`: the colon rightly; قال without the last of its six words and without its channel, but with its time;
//!   وأبلغ with its addressee, who is taken for the speaker; and a statement ووصلت that is none;
//! - `water`: قوله with its chain, but not as anonymous and as another act; nothing of ونفت.
//!
//! So 4 pairs, of 5 statements that were found and 6 that are annotated.

use isnad_evaluate::{ContentScore, Found, Gold, Prf, Read, Score, Tally, read_gold, read_records};
use std::path::Path;

#[test]
fn the_figures_are_those_worked_out_by_hand() {
    let (score, _) = sample();
    let right = Prf { p: 1.0, r: 1.0, f1: 1.0 };
    let wanted = Score {
        documents: 3,
        documents_without_record: 1,
        gold: 6,
        predicted: 5,
        // 4/5, 4/6, 8/11
        cue: Prf { p: 0.8, r: 0.6667, f1: 0.7273 },
        // 3 of 4; the fourth has 5 of 6 words in common: close, with an F1 of 10/11; (3 + 10/11) / 4
        content: ContentScore { exact: 0.75, close: 1.0, word_f1: 0.9773 },
        speaker: 0.75,
        act: 0.75,
        form: 1.0,
        anonymous: 0.75,
        channel: Prf { p: 0.0, r: 0.0, f1: 0.0 },
        addressee: right,
        time: right,
        time_value: 1.0,
        via: right,
        // the colon and قوله: 2/5, 2/6, 4/11
        strict: Prf { p: 0.4, r: 0.3333, f1: 0.3636 },
        // and قال: 3/5, 3/6, 6/11
        close: Prf { p: 0.6, r: 0.5, f1: 0.5455 },
    };
    assert_eq!(score, wanted);
}

#[test]
fn every_mistake_is_told() {
    let (_, mistakes) = sample();
    assert_eq!(
        mistakes,
        [
            "content   قال | gold ⟦إن العمل في الجسر اكتمل قبل موعده⟧ | got ⟦إن العمل في الجسر اكتمل قبل⟧",
            "speaker   وأبلغ | gold ⟦وزير النقل عادل السالم⟧ | got ⟦السائقين⟧",
            "spurious  ووصلت | أولى الشاحنات مساء",
            "missed    ونفت | وجود تلوث في الشبكة",
            "missed    طالب | بالتركيز حتى الدقيقة الأخيرة",
        ]
    );
}

#[test]
fn an_article_without_statements_changes_no_share() {
    let gold = gold("{\"id\": \"a\", \"body\": \"ب\", \"statements\": []}");
    let mut tally = Tally::default();
    tally.add(&gold.items[0], Some(&Found { id: "a".to_owned(), statements: Vec::new() }));
    assert_eq!(
        tally.score().to_string().lines().nth(4),
        Some("cue                        p 0.0  r 0.0  f1 0.0")
    );
}

#[test]
fn a_statement_pairs_with_the_nearest_cue() {
    // Both cues of the record overlap the annotated one; the second begins where it begins.
    let gold = gold(
        "{\"id\": \"a\", \"headline\": \"جاء في التقرير أن\", \"body\": \"\", \"statements\": \
         [{\"cue\": [4, 6], \"content\": [[15, 17]], \"kind\": \"indirect\", \"act\": \"say\"}]}",
    );
    let record = "{\"id\": \"a\", \"statements\": [{\"cue\": [0, 6], \"content\": [[15, 17]], \"act\": \"deny\"}, \
                  {\"cue\": [4, 6], \"content\": [[15, 17]], \"act\": \"say\"}]}";
    let found = read_records("r.jsonl", record.as_bytes(), &gold.items);
    let mut tally = Tally::default();
    tally.add(&gold.items[0], found.items.first());
    assert_eq!((tally.score().cue.p, tally.score().act), (0.5, 1.0));
}

#[test]
fn broken_lines_are_told_with_their_place_and_the_rest_is_read() {
    let source = "{broken\n\
        {\"id\": \"b\", \"body\": \"ب\", \"statements\": [{\"cue\": [0, 1]}]}\n\
        {\"id\": \"c\", \"body\": \"ب\", \"statements\": [{\"cue\": [1, 9], \"content\": [], \"kind\": \"direct\", \"act\": \"say\"}]}\n\
        {\"id\": \"d\", \"body\": \"ب\", \"statements\": [{\"cue\": [1, 2], \"content\": [[2, 1]], \"kind\": \"direct\", \"act\": \"say\"}]}\n\
        {\"id\": \"e\", \"body\": \"ب\", \"statements\": [{\"cue\": [1, 2], \"content\": [], \"kind\": \"direct\", \"act\": \"shout\"}]}\n\
        \n\
        {\"id\": \"g\", \"body\": \"ب\", \"published\": \"yesterday\", \"statements\": []}\n\
        {\"id\": \"h\", \"body\": \"ب\", \"statements\": []}\n\
        {\"id\": \"h\", \"body\": \"ب\", \"statements\": []}\n";
    let read = gold(source);
    let errors: Vec<String> = read.errors.iter().map(ToString::to_string).collect();
    let beginnings = [
        "g.jsonl:1: column 2: key must be a string",
        "g.jsonl:2: column 56: missing field `content`",
        "g.jsonl:3: statement 1: `cue` is [1, 9], which is no stretch of the text: expected start < end ≤ 2",
        "g.jsonl:4: statement 1: `content` is [2, 1], which is no stretch of the text",
        "g.jsonl:5: column 104: unknown variant `shout`, expected one of `say`, `affirm`",
        "g.jsonl:7: the field `published` is not a date: ⟦yesterday⟧",
        "g.jsonl:9: the id ⟦h⟧ stands in line 8 already",
    ];
    assert_eq!(errors.len(), beginnings.len(), "{errors:#?}");
    for (error, beginning) in errors.iter().zip(beginnings) {
        assert!(error.starts_with(beginning), "expected ⟦{beginning}…⟧, found ⟦{error}⟧");
    }
    assert_eq!(read.items.len(), 1);
}

#[test]
fn records_must_lie_in_the_annotated_text() {
    let gold = gold("{\"id\": \"a\", \"body\": \"ب\", \"statements\": []}");
    let records = "{\"id\": \"a\", \"statements\": [{\"cue\": {\"start\": 0, \"end\": 30}, \"content\": []}]}\n\
                   {\"id\": \"not annotated\", \"statements\": [{\"cue\": [0, 30], \"content\": []}]}\n";
    let read = read_records("r.jsonl", records.as_bytes(), &gold.items);
    let errors: Vec<String> = read.errors.iter().map(ToString::to_string).collect();
    assert!(
        errors.len() == 1 && errors[0].starts_with("r.jsonl:1: statement 1: `cue` is [0, 30]"),
        "{errors:?}"
    );
}

#[test]
fn what_may_be_left_out_may_be_null() {
    let gold = gold(
        "{\"id\": \"a\", \"headline\": null, \"body\": \"ب\", \"statements\": [{\"cue\": [1, 2], \"content\": [], \
         \"kind\": \"direct\", \"act\": \"say\", \"anonymous\": null, \"via\": null}]}",
    );
    assert!(gold.errors.is_empty(), "{:?}", gold.errors);
}

#[test]
fn nothing_in_a_file_is_a_fault() {
    let errors = gold("\n").errors;
    assert_eq!(errors[0].to_string(), "g.jsonl: is empty: expected one JSON object a line");
}

fn gold(source: &str) -> Read<Gold> {
    read_gold("g.jsonl", source.as_bytes())
}

/// The figures and the mistakes of the sample.
fn sample() -> (Score, Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read(folder.join(path)).expect("the sample is readable");
    let gold = read_gold("annotated.jsonl", &read("../../examples/annotated.jsonl")[..]);
    let found = read_records("records.jsonl", &read("tests/fixtures/records.jsonl")[..], &gold.items);
    assert!(gold.errors.is_empty() && found.errors.is_empty());
    let mut tally = Tally::default();
    let mistakes = gold.items.iter().flat_map(|gold| {
        let record = found.items.iter().find(|found| found.id == gold.article.id);
        tally.add(gold, record)
    });
    let mistakes = mistakes.map(|mistake| mistake.to_string()).collect();
    (tally.score(), mistakes)
}
