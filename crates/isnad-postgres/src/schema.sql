-- The tables of Isnad in a PostgreSQL database. Running this again changes nothing.

create schema if not exists isnad;

-- The one row tells which version of these tables this is.
create table if not exists isnad.version (number integer primary key);
insert into isnad.version select 1 where not exists (select from isnad.version);

-- A text as it is searched: spelling variants of a letter are one, vowel marks and what cannot be seen are gone.
-- It folds as the engine does: `select isnad.folded('الحُكُومَة') = 'الحكومه'`.
create or replace function isnad.folded(text) returns text
language sql immutable strict parallel safe as $$
    select lower(translate(
        regexp_replace($1, '[\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]', '', 'g'),
        'أإآٱىئیےةہەۃؤکڪ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹',
        'ااااييييههههوكك01234567890123456789'))
$$;

create table if not exists isnad.article (
    id text primary key,
    url text,
    outlet text,
    published date,
    published_basis text,
    byline text,
    dateline text,
    headline text not null,
    body text not null,
    -- Its version in the archive, from 1.
    version integer not null,
    -- The whole record, as docs/record.schema.json describes it.
    record jsonb not null
);

-- Who is who across the articles; the numbers are the archive's.
create table if not exists isnad.person (
    id integer primary key,
    label text not null
);

create table if not exists isnad.statement (
    id text primary key,
    article text not null references isnad.article on delete cascade,
    -- Its place among the statements of its article, from 0.
    position integer not null,
    -- The cue, and its place in code points of headline + line end + body.
    cue_start integer not null,
    cue_end integer not null,
    cue text not null,
    lemma text not null,
    act text not null,
    form text not null,
    rule text not null,
    -- Who says it: the words beside the cue, the fullest mention, a short name.
    speaker text,
    name text,
    label text,
    role text,
    affiliation text,
    kind text,
    anonymous boolean,
    -- What is said; stretches are joined by ' … '.
    content text not null,
    content_start integer not null,
    content_end integer not null,
    channel text,
    channel_type text,
    addressee text,
    time text,
    time_value text,
    said_on text,
    said_on_basis text,
    -- said_on where it is a day.
    said_day date,
    no_date boolean not null,
    -- Through whom, outermost first.
    via text[] not null,
    -- What the archive found out: the source, how sure that is in per cent, and what tells the same in other articles.
    person integer references isnad.person,
    person_confidence smallint,
    saying text not null,
    -- Content and speaker, to be searched: search @@ plainto_tsquery('simple', isnad.folded('انسحاب القوات')).
    search tsvector generated always as (
        setweight(to_tsvector('simple', isnad.folded(content)), 'A')
        || setweight(to_tsvector('simple', isnad.folded(coalesce(name, speaker, ''))), 'B')
    ) stored,
    unique (article, position)
);

create index if not exists article_published on isnad.article (published);
create index if not exists article_outlet on isnad.article (outlet, published);
create index if not exists statement_person on isnad.statement (person, said_day);
create index if not exists statement_saying on isnad.statement (saying);
create index if not exists statement_said on isnad.statement (said_day);
create index if not exists statement_act on isnad.statement (act);
create index if not exists statement_search on isnad.statement using gin (search);

-- How far an export has come: it goes on behind the article with this number in its archive.
create table if not exists isnad.export (
    archive text not null,
    query text not null,
    through bigint not null,
    finished boolean not null,
    at timestamptz not null default now(),
    primary key (archive, query)
);
