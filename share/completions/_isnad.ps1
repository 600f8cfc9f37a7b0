
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'isnad' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'isnad'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'isnad' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('read', 'read', [CompletionResultType]::ParameterValue, 'Read articles and print their statements')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Show what the engine sees: every word''s readings, the times, and the rule behind each statement')
            [CompletionResult]::new('evaluate', 'evaluate', [CompletionResultType]::ParameterValue, 'Score the engine, or records made elsewhere, on articles that you have annotated')
            [CompletionResult]::new('time', 'time', [CompletionResultType]::ParameterValue, 'Print the time expressions of texts with their values')
            [CompletionResult]::new('duplicates', 'duplicates', [CompletionResultType]::ParameterValue, 'Find articles that are copies of one another: wire reports that many outlets print')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Poll feeds and store the articles that they name')
            [CompletionResult]::new('ingest', 'ingest', [CompletionResultType]::ParameterValue, 'Read articles into an archive')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Put records that were made elsewhere into an archive: Parquet of a cluster or of another archive')
            [CompletionResult]::new('find', 'find', [CompletionResultType]::ParameterValue, 'Search the statements of an archive')
            [CompletionResult]::new('follow', 'follow', [CompletionResultType]::ParameterValue, 'Follow a public dialogue: parties, timeline, positions, contested points, figures, commitments')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a statement in its article with its chain and its retellings, or an article')
            [CompletionResult]::new('people', 'people', [CompletionResultType]::ParameterValue, 'Tell who is who across the articles of an archive: list, merge, split, rename')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the statements of an archive as Parquet, Arrow, CSV, JSON lines or JSON-LD')
            [CompletionResult]::new('reread', 'reread', [CompletionResultType]::ParameterValue, 'Read the articles of an archive again, with this version of the engine')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check that an archive is whole')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Open the reading room: the archive in the browser')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Write manual pages and shell completions into a folder')
            break
        }
        'isnad;read' {
            [CompletionResult]::new('--map', '--map', [CompletionResultType]::ParameterName, 'Which columns or JSON fields hold an article''s fields: `headline=title,body=content`')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The format of every input; without it the content tells')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The encoding of every input, such as windows-1256; without it the content tells')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Go on behind the record of a web archive that begins at this byte')
            [CompletionResult]::new('--errors', '--errors', [CompletionResultType]::ParameterName, 'Write every rejected input with its reason to a file, as JSON lines')
            [CompletionResult]::new('--max-article', '--max-article', [CompletionResultType]::ParameterName, 'The longest line or text, in bytes')
            [CompletionResult]::new('--max-page', '--max-page', [CompletionResultType]::ParameterName, 'The largest page or feed, in bytes')
            [CompletionResult]::new('--max-depth', '--max-depth', [CompletionResultType]::ParameterName, 'How deep a page''s elements may be nested; what lies deeper is read as text of the element there')
            [CompletionResult]::new('--max-expansion', '--max-expansion', [CompletionResultType]::ParameterName, 'How many bytes a packed byte may unpack to')
            [CompletionResult]::new('--max-nesting', '--max-nesting', [CompletionResultType]::ParameterName, 'How many archives may lie in one another')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the statements')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many articles to read at once [default: one a processor]')
            [CompletionResult]::new('--any-language', '--any-language', [CompletionResultType]::ParameterName, 'Read pages of web archives that are not Arabic, too')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'isnad;explain' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;evaluate' {
            [CompletionResult]::new('--records', '--records', [CompletionResultType]::ParameterName, 'Score these records, one a line as `isnad read --format jsonl` prints them, instead of reading the articles')
            [CompletionResult]::new('--worst', '--worst', [CompletionResultType]::ParameterName, 'Show the N articles with the most mistakes, mistake by mistake')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many articles to read at once [default: one a processor]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print the figures as JSON')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;time' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the expressions')
            [CompletionResult]::new('--published', '--published', [CompletionResultType]::ParameterName, 'The day of publication of articles that do not give one (2021-04-08)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'isnad;duplicates' {
            [CompletionResult]::new('--map', '--map', [CompletionResultType]::ParameterName, 'Which columns or JSON fields hold an article''s fields: `headline=title,body=content`')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The format of every input; without it the content tells')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The encoding of every input, such as windows-1256; without it the content tells')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Go on behind the record of a web archive that begins at this byte')
            [CompletionResult]::new('--errors', '--errors', [CompletionResultType]::ParameterName, 'Write every rejected input with its reason to a file, as JSON lines')
            [CompletionResult]::new('--max-article', '--max-article', [CompletionResultType]::ParameterName, 'The longest line or text, in bytes')
            [CompletionResult]::new('--max-page', '--max-page', [CompletionResultType]::ParameterName, 'The largest page or feed, in bytes')
            [CompletionResult]::new('--max-depth', '--max-depth', [CompletionResultType]::ParameterName, 'How deep a page''s elements may be nested; what lies deeper is read as text of the element there')
            [CompletionResult]::new('--max-expansion', '--max-expansion', [CompletionResultType]::ParameterName, 'How many bytes a packed byte may unpack to')
            [CompletionResult]::new('--max-nesting', '--max-nesting', [CompletionResultType]::ParameterName, 'How many archives may lie in one another')
            [CompletionResult]::new('--any-language', '--any-language', [CompletionResultType]::ParameterName, 'Read pages of web archives that are not Arabic, too')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Print articles that have no copy, too')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;watch' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The folder that takes the articles, JSON lines that `isnad read` reads')
            [CompletionResult]::new('--interval', '--interval', [CompletionResultType]::ParameterName, 'Seconds between two questions for one feed')
            [CompletionResult]::new('--delay', '--delay', [CompletionResultType]::ParameterName, 'Seconds between two questions to one host')
            [CompletionResult]::new('--back-off', '--back-off', [CompletionResultType]::ParameterName, 'Seconds before the first question again after a failure; doubled by every further failure')
            [CompletionResult]::new('--attempts', '--attempts', [CompletionResultType]::ParameterName, 'Questions for a page before the feed''s own text is stored in its stead')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Seconds that a question may take')
            [CompletionResult]::new('--max-page', '--max-page', [CompletionResultType]::ParameterName, 'The largest page or feed, in bytes')
            [CompletionResult]::new('--max-redirects', '--max-redirects', [CompletionResultType]::ParameterName, 'Redirections that are followed')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Ask every feed once, fetch what it names, and end')
            [CompletionResult]::new('--allow-private', '--allow-private', [CompletionResultType]::ParameterName, 'Allow addresses of this machine and of private networks')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;ingest' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('--map', '--map', [CompletionResultType]::ParameterName, 'Which columns or JSON fields hold an article''s fields: `headline=title,body=content`')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The format of every input; without it the content tells')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The encoding of every input, such as windows-1256; without it the content tells')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Go on behind the record of a web archive that begins at this byte')
            [CompletionResult]::new('--errors', '--errors', [CompletionResultType]::ParameterName, 'Write every rejected input with its reason to a file, as JSON lines')
            [CompletionResult]::new('--max-article', '--max-article', [CompletionResultType]::ParameterName, 'The longest line or text, in bytes')
            [CompletionResult]::new('--max-page', '--max-page', [CompletionResultType]::ParameterName, 'The largest page or feed, in bytes')
            [CompletionResult]::new('--max-depth', '--max-depth', [CompletionResultType]::ParameterName, 'How deep a page''s elements may be nested; what lies deeper is read as text of the element there')
            [CompletionResult]::new('--max-expansion', '--max-expansion', [CompletionResultType]::ParameterName, 'How many bytes a packed byte may unpack to')
            [CompletionResult]::new('--max-nesting', '--max-nesting', [CompletionResultType]::ParameterName, 'How many archives may lie in one another')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many articles to read at once [default: one a processor]')
            [CompletionResult]::new('--any-language', '--any-language', [CompletionResultType]::ParameterName, 'Read pages of web archives that are not Arabic, too')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Print a JSON line for each article as soon as it is on the disk')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;import' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;find' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'The order of the hits')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many hits to print')
            [CompletionResult]::new('--offset', '--offset', [CompletionResultType]::ParameterName, 'How many hits to pass over')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the hits')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--facets', '--facets', [CompletionResultType]::ParameterName, 'Count all hits by speaker, outlet, act, channel and month')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'isnad;follow' {
            [CompletionResult]::new('--party', '--party', [CompletionResultType]::ParameterName, 'A country, an institution or a camp that speaks; several times for several. Without any they are found')
            [CompletionResult]::new('--articles', '--articles', [CompletionResultType]::ParameterName, 'Follow the dialogue in files and folders instead of an archive; more may stand before the topic')
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('--map', '--map', [CompletionResultType]::ParameterName, 'Which columns or JSON fields hold an article''s fields: `headline=title,body=content`')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The format of every input; without it the content tells')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The encoding of every input, such as windows-1256; without it the content tells')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Go on behind the record of a web archive that begins at this byte')
            [CompletionResult]::new('--errors', '--errors', [CompletionResultType]::ParameterName, 'Write every rejected input with its reason to a file, as JSON lines')
            [CompletionResult]::new('--max-article', '--max-article', [CompletionResultType]::ParameterName, 'The longest line or text, in bytes')
            [CompletionResult]::new('--max-page', '--max-page', [CompletionResultType]::ParameterName, 'The largest page or feed, in bytes')
            [CompletionResult]::new('--max-depth', '--max-depth', [CompletionResultType]::ParameterName, 'How deep a page''s elements may be nested; what lies deeper is read as text of the element there')
            [CompletionResult]::new('--max-expansion', '--max-expansion', [CompletionResultType]::ParameterName, 'How many bytes a packed byte may unpack to')
            [CompletionResult]::new('--max-nesting', '--max-nesting', [CompletionResultType]::ParameterName, 'How many archives may lie in one another')
            [CompletionResult]::new('--confidence', '--confidence', [CompletionResultType]::ParameterName, 'How sure a contested point must be to be shown, from 0 to 1')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many entries of each part to print for the eye')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the dossier')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--any-language', '--any-language', [CompletionResultType]::ParameterName, 'Read pages of web archives that are not Arabic, too')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'isnad;show' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print the record as JSON')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'isnad;people' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List people and institutions, those who speak in most articles first')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Say that two are one: FROM is INTO from now on')
            [CompletionResult]::new('unmerge', 'unmerge', [CompletionResultType]::ParameterValue, 'Take a merge back')
            [CompletionResult]::new('split', 'split', [CompletionResultType]::ParameterValue, 'Say that a name means somebody else: who is called NAME gets a number of its own')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Say which name is shown')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take a list of known people: JSON lines with `id`, `names`, and where known `roles`')
            break
        }
        'isnad;people;list' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many')
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Those who are described and not named, too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'One a line, as JSON')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;people;merge' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;people;unmerge' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;people;split' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;people;rename' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;people;import' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;export' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Only what this query finds (see `isnad find --help`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The format')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'A PostgreSQL database instead of a file, by its address; what is there is brought up to date, and an export that was cut off goes on where it was [password: in the environment''s `PGPASSWORD`]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The file; `-` or none is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The file; `-` or none is standard output')
            [CompletionResult]::new('--flat', '--flat', [CompletionResultType]::ParameterName, 'Parquet and Arrow: a row a statement, and not an article with the list of its statements')
            [CompletionResult]::new('--text', '--text', [CompletionResultType]::ParameterName, 'Parquet and Arrow: the articles'' text, too, so that `isnad import` can make an archive of it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'isnad;reread' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'How many articles to read at once [default: one a processor]')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;check' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('--repair', '--repair', [CompletionResultType]::ParameterName, 'Make the index anew where something is wrong with it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;serve' {
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'The archive''s folder')
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'Address and port')
            [CompletionResult]::new('--token', '--token', [CompletionResultType]::ParameterName, 'What visitors must enter [environment: `ISNAD_TOKEN`]')
            [CompletionResult]::new('--public-url', '--public-url', [CompletionResultType]::ParameterName, 'The address that visitors know the room by, where a server stands before it')
            [CompletionResult]::new('--trust-proxy', '--trust-proxy', [CompletionResultType]::ParameterName, 'Believe that server when it says how it was asked (`Forwarded`, `X-Forwarded-Proto`, `X-Forwarded-Host`)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'isnad;generate' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
