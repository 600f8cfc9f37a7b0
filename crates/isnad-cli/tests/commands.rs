//! The command as its users meet it: every file under `tests/cmd` is a session.

#[test]
fn sessions() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}
