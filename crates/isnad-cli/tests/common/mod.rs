//! Articles that are made up, as many as a test needs.

use serde_json::json;
use std::fs;
use std::path::Path;

/// Writes articles as JSON lines. `road-N` tells what the minister says of road N, in two statements.
pub(crate) fn write_roads(file: &Path, count: usize) {
    let lines: Vec<String> = (0..count)
        .map(|number| {
            // "The transport minister said that road N will open tomorrow, adding that the work is done."
            let body = format!(
                "قال وزير النقل سالم الجبوري إن الطريق رقم {number} سيفتح غدا، مضيفا أن العمل اكتمل."
            );
            let published = format!("2021-{:02}-{:02}", number % 12 + 1, number % 28 + 1);
            json!({"id": format!("road-{number}"), "outlet": "sample", "published": published,
                   "headline": "فتح الطريق", "body": body})
            .to_string()
        })
        .collect();
    fs::write(file, lines.join("\n")).expect("it is written");
}
