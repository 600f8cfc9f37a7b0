#!/usr/bin/env bash
# Times Isnad against ripgrep, PyArabic and Qalsadi over the same text in one run, and prints the ratios.
#
#     benches/compare.sh [ARTICLES.jsonl]
#
# Without a file the sample articles are read, over and over. ripgrep is taken from the system (Debian: `ripgrep`), the
# two others are put into an environment of their own in the target folder.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${CARGO_TARGET_DIR:-target}
environment=$target/venv-compare
if ! rg --version > /dev/null 2>&1; then
    echo "ripgrep is missing: apt-get install ripgrep" >&2
    exit 1
fi
if [ ! -x "$environment/bin/python" ]; then
    python3 -m venv "$environment"
fi
"$environment/bin/pip" install --quiet --disable-pip-version-check pyarabic qalsadi
cargo build --release --quiet -p isnad-cli
"$environment/bin/python" benches/compare.py "$target/release/isnad" "$@"
