# Sourced by the scripts beside it: what the browser needs, and a room over an archive of the samples. It gives the
# address in ROOM, and is closed when the script ends.

cd "$(dirname "${BASH_SOURCE[0]}")"

if ! command -v chromium >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium
fi
# The lock file is newer than what was installed: install anew.
if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --silent
    touch node_modules/.package-lock.json
fi
if [ -z "${ISNAD:-}" ]; then
    cargo build --release --quiet -p isnad-cli
    ISNAD=../target/release/isnad
fi

work=$(mktemp -d)
room=
trap '[ -z "$room" ] || kill "$room" 2>/dev/null; rm -rf "$work"' EXIT
for articles in "../examples retold.jsonl" versions.jsonl; do
    # shellcheck disable=SC2086 # several inputs
    "$ISNAD" ingest --archive "$work/archive" $articles 2>"$work/ingest.log" || { cat "$work/ingest.log"; exit 1; }
done
: >"$work/serve.log" # it is read before the room has begun to write
"$ISNAD" serve --archive "$work/archive" --listen 127.0.0.1:0 2>"$work/serve.log" &
room=$!
ROOM=
for _ in $(seq 100); do
    ROOM=$(sed -n 's/.*\(http:[^ ]*\).*/\1/p' "$work/serve.log")
    [ -z "$ROOM" ] || break
    sleep 0.1
done
[ -n "$ROOM" ] || { cat "$work/serve.log"; exit 1; }
export ROOM
