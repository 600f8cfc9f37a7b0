
use builtin;
use str;

set edit:completion:arg-completer[isnad] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'isnad'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'isnad'= {
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand read 'Read articles and print their statements'
            cand explain 'Show what the engine sees: every word''s readings, the times, and the rule behind each statement'
            cand evaluate 'Score the engine, or records made elsewhere, on articles that you have annotated'
            cand time 'Print the time expressions of texts with their values'
            cand duplicates 'Find articles that are copies of one another: wire reports that many outlets print'
            cand watch 'Poll feeds and store the articles that they name'
            cand ingest 'Read articles into an archive'
            cand import 'Put records that were made elsewhere into an archive: Parquet of a cluster or of another archive'
            cand find 'Search the statements of an archive'
            cand follow 'Follow a public dialogue: parties, timeline, positions, contested points, figures, commitments'
            cand show 'Show a statement in its article with its chain and its retellings, or an article'
            cand people 'Tell who is who across the articles of an archive: list, merge, split, rename'
            cand export 'Write the statements of an archive as Parquet, Arrow, CSV, JSON lines or JSON-LD'
            cand reread 'Read the articles of an archive again, with this version of the engine'
            cand check 'Check that an archive is whole'
            cand serve 'Open the reading room: the archive in the browser'
            cand generate 'Write manual pages and shell completions into a folder'
        }
        &'isnad;read'= {
            cand --map 'Which columns or JSON fields hold an article''s fields: `headline=title,body=content`'
            cand --from 'The format of every input; without it the content tells'
            cand --encoding 'The encoding of every input, such as windows-1256; without it the content tells'
            cand --after 'Go on behind the record of a web archive that begins at this byte'
            cand --errors 'Write every rejected input with its reason to a file, as JSON lines'
            cand --max-article 'The longest line or text, in bytes'
            cand --max-page 'The largest page or feed, in bytes'
            cand --max-depth 'How deep a page''s elements may be nested; what lies deeper is read as text of the element there'
            cand --max-expansion 'How many bytes a packed byte may unpack to'
            cand --max-nesting 'How many archives may lie in one another'
            cand --format 'How to print the statements'
            cand --color 'When to use colours'
            cand --jobs 'How many articles to read at once [default: one a processor]'
            cand --any-language 'Read pages of web archives that are not Arabic, too'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'isnad;explain'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;evaluate'= {
            cand --records 'Score these records, one a line as `isnad read --format jsonl` prints them, instead of reading the articles'
            cand --worst 'Show the N articles with the most mistakes, mistake by mistake'
            cand --jobs 'How many articles to read at once [default: one a processor]'
            cand --json 'Print the figures as JSON'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;time'= {
            cand --format 'How to print the expressions'
            cand --published 'The day of publication of articles that do not give one (2021-04-08)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'isnad;duplicates'= {
            cand --map 'Which columns or JSON fields hold an article''s fields: `headline=title,body=content`'
            cand --from 'The format of every input; without it the content tells'
            cand --encoding 'The encoding of every input, such as windows-1256; without it the content tells'
            cand --after 'Go on behind the record of a web archive that begins at this byte'
            cand --errors 'Write every rejected input with its reason to a file, as JSON lines'
            cand --max-article 'The longest line or text, in bytes'
            cand --max-page 'The largest page or feed, in bytes'
            cand --max-depth 'How deep a page''s elements may be nested; what lies deeper is read as text of the element there'
            cand --max-expansion 'How many bytes a packed byte may unpack to'
            cand --max-nesting 'How many archives may lie in one another'
            cand --any-language 'Read pages of web archives that are not Arabic, too'
            cand --all 'Print articles that have no copy, too'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;watch'= {
            cand --store 'The folder that takes the articles, JSON lines that `isnad read` reads'
            cand --interval 'Seconds between two questions for one feed'
            cand --delay 'Seconds between two questions to one host'
            cand --back-off 'Seconds before the first question again after a failure; doubled by every further failure'
            cand --attempts 'Questions for a page before the feed''s own text is stored in its stead'
            cand --timeout 'Seconds that a question may take'
            cand --max-page 'The largest page or feed, in bytes'
            cand --max-redirects 'Redirections that are followed'
            cand --once 'Ask every feed once, fetch what it names, and end'
            cand --allow-private 'Allow addresses of this machine and of private networks'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;ingest'= {
            cand --archive 'The archive''s folder'
            cand --map 'Which columns or JSON fields hold an article''s fields: `headline=title,body=content`'
            cand --from 'The format of every input; without it the content tells'
            cand --encoding 'The encoding of every input, such as windows-1256; without it the content tells'
            cand --after 'Go on behind the record of a web archive that begins at this byte'
            cand --errors 'Write every rejected input with its reason to a file, as JSON lines'
            cand --max-article 'The longest line or text, in bytes'
            cand --max-page 'The largest page or feed, in bytes'
            cand --max-depth 'How deep a page''s elements may be nested; what lies deeper is read as text of the element there'
            cand --max-expansion 'How many bytes a packed byte may unpack to'
            cand --max-nesting 'How many archives may lie in one another'
            cand --jobs 'How many articles to read at once [default: one a processor]'
            cand --any-language 'Read pages of web archives that are not Arabic, too'
            cand --report 'Print a JSON line for each article as soon as it is on the disk'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;import'= {
            cand --archive 'The archive''s folder'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;find'= {
            cand --archive 'The archive''s folder'
            cand --sort 'The order of the hits'
            cand --limit 'How many hits to print'
            cand --offset 'How many hits to pass over'
            cand --format 'How to print the hits'
            cand --color 'When to use colours'
            cand --facets 'Count all hits by speaker, outlet, act, channel and month'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'isnad;follow'= {
            cand --party 'A country, an institution or a camp that speaks; several times for several. Without any they are found'
            cand --articles 'Follow the dialogue in files and folders instead of an archive; more may stand before the topic'
            cand --archive 'The archive''s folder'
            cand --map 'Which columns or JSON fields hold an article''s fields: `headline=title,body=content`'
            cand --from 'The format of every input; without it the content tells'
            cand --encoding 'The encoding of every input, such as windows-1256; without it the content tells'
            cand --after 'Go on behind the record of a web archive that begins at this byte'
            cand --errors 'Write every rejected input with its reason to a file, as JSON lines'
            cand --max-article 'The longest line or text, in bytes'
            cand --max-page 'The largest page or feed, in bytes'
            cand --max-depth 'How deep a page''s elements may be nested; what lies deeper is read as text of the element there'
            cand --max-expansion 'How many bytes a packed byte may unpack to'
            cand --max-nesting 'How many archives may lie in one another'
            cand --confidence 'How sure a contested point must be to be shown, from 0 to 1'
            cand --limit 'How many entries of each part to print for the eye'
            cand --format 'How to print the dossier'
            cand --color 'When to use colours'
            cand --any-language 'Read pages of web archives that are not Arabic, too'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'isnad;show'= {
            cand --archive 'The archive''s folder'
            cand --color 'When to use colours'
            cand --json 'Print the record as JSON'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'isnad;people'= {
            cand --archive 'The archive''s folder'
            cand -h 'Print help'
            cand --help 'Print help'
            cand list 'List people and institutions, those who speak in most articles first'
            cand merge 'Say that two are one: FROM is INTO from now on'
            cand unmerge 'Take a merge back'
            cand split 'Say that a name means somebody else: who is called NAME gets a number of its own'
            cand rename 'Say which name is shown'
            cand import 'Take a list of known people: JSON lines with `id`, `names`, and where known `roles`'
        }
        &'isnad;people;list'= {
            cand --limit 'How many'
            cand --archive 'The archive''s folder'
            cand --all 'Those who are described and not named, too'
            cand --json 'One a line, as JSON'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;people;merge'= {
            cand --archive 'The archive''s folder'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;people;unmerge'= {
            cand --archive 'The archive''s folder'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;people;split'= {
            cand --archive 'The archive''s folder'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;people;rename'= {
            cand --archive 'The archive''s folder'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;people;import'= {
            cand --archive 'The archive''s folder'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;export'= {
            cand --archive 'The archive''s folder'
            cand --query 'Only what this query finds (see `isnad find --help`)'
            cand --format 'The format'
            cand --to 'A PostgreSQL database instead of a file, by its address; what is there is brought up to date, and an export that was cut off goes on where it was [password: in the environment''s `PGPASSWORD`]'
            cand -o 'The file; `-` or none is standard output'
            cand --output 'The file; `-` or none is standard output'
            cand --flat 'Parquet and Arrow: a row a statement, and not an article with the list of its statements'
            cand --text 'Parquet and Arrow: the articles'' text, too, so that `isnad import` can make an archive of it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'isnad;reread'= {
            cand --archive 'The archive''s folder'
            cand --jobs 'How many articles to read at once [default: one a processor]'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;check'= {
            cand --archive 'The archive''s folder'
            cand --repair 'Make the index anew where something is wrong with it'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;serve'= {
            cand --archive 'The archive''s folder'
            cand --listen 'Address and port'
            cand --token 'What visitors must enter [environment: `ISNAD_TOKEN`]'
            cand --public-url 'The address that visitors know the room by, where a server stands before it'
            cand --trust-proxy 'Believe that server when it says how it was asked (`Forwarded`, `X-Forwarded-Proto`, `X-Forwarded-Host`)'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'isnad;generate'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
    ]
    $completions[$command]
}
