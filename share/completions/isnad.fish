# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_isnad_global_optspecs
    string join \n h/help V/version
end

function __fish_isnad_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_isnad_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_isnad_using_subcommand
    set -l cmd (__fish_isnad_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c isnad -n "__fish_isnad_needs_command" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_needs_command" -s V -l version -d 'Print version'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "read" -d 'Read articles and print their statements'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "explain" -d 'Show what the engine sees: every word\'s readings, the times, and the rule behind each statement'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "evaluate" -d 'Score the engine, or records made elsewhere, on articles that you have annotated'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "time" -d 'Print the time expressions of texts with their values'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "duplicates" -d 'Find articles that are copies of one another: wire reports that many outlets print'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "watch" -d 'Poll feeds and store the articles that they name'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "ingest" -d 'Read articles into an archive'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "import" -d 'Put records that were made elsewhere into an archive: Parquet of a cluster or of another archive'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "find" -d 'Search the statements of an archive'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "follow" -d 'Follow a public dialogue: parties, timeline, positions, contested points, figures, commitments'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "show" -d 'Show a statement in its article with its chain and its retellings, or an article'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "people" -d 'Tell who is who across the articles of an archive: list, merge, split, rename'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "export" -d 'Write the statements of an archive as Parquet, Arrow, CSV, JSON lines or JSON-LD'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "reread" -d 'Read the articles of an archive again, with this version of the engine'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "check" -d 'Check that an archive is whole'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "serve" -d 'Open the reading room: the archive in the browser'
complete -c isnad -n "__fish_isnad_needs_command" -f -a "generate" -d 'Write manual pages and shell completions into a folder'
complete -c isnad -n "__fish_isnad_using_subcommand read" -l map -d 'Which columns or JSON fields hold an article\'s fields: `headline=title,body=content`' -r
complete -c isnad -n "__fish_isnad_using_subcommand read" -l from -d 'The format of every input; without it the content tells' -r -f -a "text\t''
jsonl\t''
csv\t''
html\t''
feed\t''
warc\t''"
complete -c isnad -n "__fish_isnad_using_subcommand read" -l encoding -d 'The encoding of every input, such as windows-1256; without it the content tells' -r
complete -c isnad -n "__fish_isnad_using_subcommand read" -l after -d 'Go on behind the record of a web archive that begins at this byte' -r
complete -c isnad -n "__fish_isnad_using_subcommand read" -l errors -d 'Write every rejected input with its reason to a file, as JSON lines' -r
complete -c isnad -n "__fish_isnad_using_subcommand read" -l max-article -d 'The longest line or text, in bytes' -r
complete -c isnad -n "__fish_isnad_using_subcommand read" -l max-page -d 'The largest page or feed, in bytes' -r
complete -c isnad -n "__fish_isnad_using_subcommand read" -l max-depth -d 'How deep a page\'s elements may be nested; what lies deeper is read as text of the element there' -r
complete -c isnad -n "__fish_isnad_using_subcommand read" -l max-expansion -d 'How many bytes a packed byte may unpack to' -r
complete -c isnad -n "__fish_isnad_using_subcommand read" -l max-nesting -d 'How many archives may lie in one another' -r
complete -c isnad -n "__fish_isnad_using_subcommand read" -l format -d 'How to print the statements' -r -f -a "pretty\t'For the eye'
jsonl\t'One record a line'
csv\t'One statement a line'
article\t'The articles as they were read, one a line, without analysing them'"
complete -c isnad -n "__fish_isnad_using_subcommand read" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c isnad -n "__fish_isnad_using_subcommand read" -l jobs -d 'How many articles to read at once [default: one a processor]' -r
complete -c isnad -n "__fish_isnad_using_subcommand read" -l any-language -d 'Read pages of web archives that are not Arabic, too'
complete -c isnad -n "__fish_isnad_using_subcommand read" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c isnad -n "__fish_isnad_using_subcommand explain" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand evaluate" -l records -d 'Score these records, one a line as `isnad read --format jsonl` prints them, instead of reading the articles' -r
complete -c isnad -n "__fish_isnad_using_subcommand evaluate" -l worst -d 'Show the N articles with the most mistakes, mistake by mistake' -r
complete -c isnad -n "__fish_isnad_using_subcommand evaluate" -l jobs -d 'How many articles to read at once [default: one a processor]' -r
complete -c isnad -n "__fish_isnad_using_subcommand evaluate" -l json -d 'Print the figures as JSON'
complete -c isnad -n "__fish_isnad_using_subcommand evaluate" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand time" -l format -d 'How to print the expressions' -r -f -a "pretty\t'For the eye: value, kind, words'
jsonl\t'One expression a line'
timex\t'The text in `TimeML`, with TIMEX3 marks'"
complete -c isnad -n "__fish_isnad_using_subcommand time" -l published -d 'The day of publication of articles that do not give one (2021-04-08)' -r
complete -c isnad -n "__fish_isnad_using_subcommand time" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c isnad -n "__fish_isnad_using_subcommand duplicates" -l map -d 'Which columns or JSON fields hold an article\'s fields: `headline=title,body=content`' -r
complete -c isnad -n "__fish_isnad_using_subcommand duplicates" -l from -d 'The format of every input; without it the content tells' -r -f -a "text\t''
jsonl\t''
csv\t''
html\t''
feed\t''
warc\t''"
complete -c isnad -n "__fish_isnad_using_subcommand duplicates" -l encoding -d 'The encoding of every input, such as windows-1256; without it the content tells' -r
complete -c isnad -n "__fish_isnad_using_subcommand duplicates" -l after -d 'Go on behind the record of a web archive that begins at this byte' -r
complete -c isnad -n "__fish_isnad_using_subcommand duplicates" -l errors -d 'Write every rejected input with its reason to a file, as JSON lines' -r
complete -c isnad -n "__fish_isnad_using_subcommand duplicates" -l max-article -d 'The longest line or text, in bytes' -r
complete -c isnad -n "__fish_isnad_using_subcommand duplicates" -l max-page -d 'The largest page or feed, in bytes' -r
complete -c isnad -n "__fish_isnad_using_subcommand duplicates" -l max-depth -d 'How deep a page\'s elements may be nested; what lies deeper is read as text of the element there' -r
complete -c isnad -n "__fish_isnad_using_subcommand duplicates" -l max-expansion -d 'How many bytes a packed byte may unpack to' -r
complete -c isnad -n "__fish_isnad_using_subcommand duplicates" -l max-nesting -d 'How many archives may lie in one another' -r
complete -c isnad -n "__fish_isnad_using_subcommand duplicates" -l any-language -d 'Read pages of web archives that are not Arabic, too'
complete -c isnad -n "__fish_isnad_using_subcommand duplicates" -l all -d 'Print articles that have no copy, too'
complete -c isnad -n "__fish_isnad_using_subcommand duplicates" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand watch" -l store -d 'The folder that takes the articles, JSON lines that `isnad read` reads' -r
complete -c isnad -n "__fish_isnad_using_subcommand watch" -l interval -d 'Seconds between two questions for one feed' -r
complete -c isnad -n "__fish_isnad_using_subcommand watch" -l delay -d 'Seconds between two questions to one host' -r
complete -c isnad -n "__fish_isnad_using_subcommand watch" -l back-off -d 'Seconds before the first question again after a failure; doubled by every further failure' -r
complete -c isnad -n "__fish_isnad_using_subcommand watch" -l attempts -d 'Questions for a page before the feed\'s own text is stored in its stead' -r
complete -c isnad -n "__fish_isnad_using_subcommand watch" -l timeout -d 'Seconds that a question may take' -r
complete -c isnad -n "__fish_isnad_using_subcommand watch" -l max-page -d 'The largest page or feed, in bytes' -r
complete -c isnad -n "__fish_isnad_using_subcommand watch" -l max-redirects -d 'Redirections that are followed' -r
complete -c isnad -n "__fish_isnad_using_subcommand watch" -l once -d 'Ask every feed once, fetch what it names, and end'
complete -c isnad -n "__fish_isnad_using_subcommand watch" -l allow-private -d 'Allow addresses of this machine and of private networks'
complete -c isnad -n "__fish_isnad_using_subcommand watch" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l map -d 'Which columns or JSON fields hold an article\'s fields: `headline=title,body=content`' -r
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l from -d 'The format of every input; without it the content tells' -r -f -a "text\t''
jsonl\t''
csv\t''
html\t''
feed\t''
warc\t''"
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l encoding -d 'The encoding of every input, such as windows-1256; without it the content tells' -r
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l after -d 'Go on behind the record of a web archive that begins at this byte' -r
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l errors -d 'Write every rejected input with its reason to a file, as JSON lines' -r
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l max-article -d 'The longest line or text, in bytes' -r
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l max-page -d 'The largest page or feed, in bytes' -r
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l max-depth -d 'How deep a page\'s elements may be nested; what lies deeper is read as text of the element there' -r
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l max-expansion -d 'How many bytes a packed byte may unpack to' -r
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l max-nesting -d 'How many archives may lie in one another' -r
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l jobs -d 'How many articles to read at once [default: one a processor]' -r
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l any-language -d 'Read pages of web archives that are not Arabic, too'
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -l report -d 'Print a JSON line for each article as soon as it is on the disk'
complete -c isnad -n "__fish_isnad_using_subcommand ingest" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand import" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand import" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand find" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand find" -l sort -d 'The order of the hits' -r -f -a "relevance\t'The most relevant first, of equals the newest'
newest\t'The newest first'
oldest\t'The oldest first'"
complete -c isnad -n "__fish_isnad_using_subcommand find" -l limit -d 'How many hits to print' -r
complete -c isnad -n "__fish_isnad_using_subcommand find" -l offset -d 'How many hits to pass over' -r
complete -c isnad -n "__fish_isnad_using_subcommand find" -l format -d 'How to print the hits' -r -f -a "pretty\t'For the eye'
jsonl\t'One hit a line; with `--facets` a last line of counts'
ids\t'Ids alone'"
complete -c isnad -n "__fish_isnad_using_subcommand find" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c isnad -n "__fish_isnad_using_subcommand find" -l facets -d 'Count all hits by speaker, outlet, act, channel and month'
complete -c isnad -n "__fish_isnad_using_subcommand find" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l party -d 'A country, an institution or a camp that speaks; several times for several. Without any they are found' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l articles -d 'Follow the dialogue in files and folders instead of an archive; more may stand before the topic' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l map -d 'Which columns or JSON fields hold an article\'s fields: `headline=title,body=content`' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l from -d 'The format of every input; without it the content tells' -r -f -a "text\t''
jsonl\t''
csv\t''
html\t''
feed\t''
warc\t''"
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l encoding -d 'The encoding of every input, such as windows-1256; without it the content tells' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l after -d 'Go on behind the record of a web archive that begins at this byte' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l errors -d 'Write every rejected input with its reason to a file, as JSON lines' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l max-article -d 'The longest line or text, in bytes' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l max-page -d 'The largest page or feed, in bytes' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l max-depth -d 'How deep a page\'s elements may be nested; what lies deeper is read as text of the element there' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l max-expansion -d 'How many bytes a packed byte may unpack to' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l max-nesting -d 'How many archives may lie in one another' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l confidence -d 'How sure a contested point must be to be shown, from 0 to 1' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l limit -d 'How many entries of each part to print for the eye' -r
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l format -d 'How to print the dossier' -r -f -a "pretty\t'For the eye'
json\t'The whole dossier'
markdown\t'Text with headings and tables'
html\t'A page of its own with a picture of the timeline, to be printed too'"
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c isnad -n "__fish_isnad_using_subcommand follow" -l any-language -d 'Read pages of web archives that are not Arabic, too'
complete -c isnad -n "__fish_isnad_using_subcommand follow" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c isnad -n "__fish_isnad_using_subcommand show" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand show" -l color -d 'When to use colours' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c isnad -n "__fish_isnad_using_subcommand show" -l json -d 'Print the record as JSON'
complete -c isnad -n "__fish_isnad_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c isnad -n "__fish_isnad_using_subcommand people; and not __fish_seen_subcommand_from list merge unmerge split rename import" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand people; and not __fish_seen_subcommand_from list merge unmerge split rename import" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand people; and not __fish_seen_subcommand_from list merge unmerge split rename import" -f -a "list" -d 'List people and institutions, those who speak in most articles first'
complete -c isnad -n "__fish_isnad_using_subcommand people; and not __fish_seen_subcommand_from list merge unmerge split rename import" -f -a "merge" -d 'Say that two are one: FROM is INTO from now on'
complete -c isnad -n "__fish_isnad_using_subcommand people; and not __fish_seen_subcommand_from list merge unmerge split rename import" -f -a "unmerge" -d 'Take a merge back'
complete -c isnad -n "__fish_isnad_using_subcommand people; and not __fish_seen_subcommand_from list merge unmerge split rename import" -f -a "split" -d 'Say that a name means somebody else: who is called NAME gets a number of its own'
complete -c isnad -n "__fish_isnad_using_subcommand people; and not __fish_seen_subcommand_from list merge unmerge split rename import" -f -a "rename" -d 'Say which name is shown'
complete -c isnad -n "__fish_isnad_using_subcommand people; and not __fish_seen_subcommand_from list merge unmerge split rename import" -f -a "import" -d 'Take a list of known people: JSON lines with `id`, `names`, and where known `roles`'
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from list" -l limit -d 'How many' -r
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from list" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from list" -l all -d 'Those who are described and not named, too'
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from list" -l json -d 'One a line, as JSON'
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from merge" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from merge" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from unmerge" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from unmerge" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from split" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from split" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from rename" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from rename" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from import" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand people; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand export" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand export" -l query -d 'Only what this query finds (see `isnad find --help`)' -r
complete -c isnad -n "__fish_isnad_using_subcommand export" -l format -d 'The format' -r -f -a "parquet\t'Parquet'
arrow\t'Arrow IPC'
csv\t'One statement a line, with a header'
jsonl\t'One record a line'
annotation\t'W3C Web Annotations, one JSON-LD object a line'
quotation\t'schema.org quotations, one JSON-LD object a line'"
complete -c isnad -n "__fish_isnad_using_subcommand export" -l to -d 'A PostgreSQL database instead of a file, by its address; what is there is brought up to date, and an export that was cut off goes on where it was [password: in the environment\'s `PGPASSWORD`]' -r
complete -c isnad -n "__fish_isnad_using_subcommand export" -s o -l output -d 'The file; `-` or none is standard output' -r
complete -c isnad -n "__fish_isnad_using_subcommand export" -l flat -d 'Parquet and Arrow: a row a statement, and not an article with the list of its statements'
complete -c isnad -n "__fish_isnad_using_subcommand export" -l text -d 'Parquet and Arrow: the articles\' text, too, so that `isnad import` can make an archive of it'
complete -c isnad -n "__fish_isnad_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c isnad -n "__fish_isnad_using_subcommand reread" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand reread" -l jobs -d 'How many articles to read at once [default: one a processor]' -r
complete -c isnad -n "__fish_isnad_using_subcommand reread" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand check" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand check" -l repair -d 'Make the index anew where something is wrong with it'
complete -c isnad -n "__fish_isnad_using_subcommand check" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand serve" -l archive -d 'The archive\'s folder' -r
complete -c isnad -n "__fish_isnad_using_subcommand serve" -l listen -d 'Address and port' -r
complete -c isnad -n "__fish_isnad_using_subcommand serve" -l token -d 'What visitors must enter [environment: `ISNAD_TOKEN`]' -r
complete -c isnad -n "__fish_isnad_using_subcommand serve" -l public-url -d 'The address that visitors know the room by, where a server stands before it' -r
complete -c isnad -n "__fish_isnad_using_subcommand serve" -l trust-proxy -d 'Believe that server when it says how it was asked (`Forwarded`, `X-Forwarded-Proto`, `X-Forwarded-Host`)'
complete -c isnad -n "__fish_isnad_using_subcommand serve" -s h -l help -d 'Print help'
complete -c isnad -n "__fish_isnad_using_subcommand generate" -s h -l help -d 'Print help'
