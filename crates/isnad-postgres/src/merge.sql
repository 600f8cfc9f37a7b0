-- A batch goes from its stage into the tables. Rows that are there already, just so, are not touched.

insert into isnad.article as a select * from staged_article order by id
on conflict (id) do update set
    (url, outlet, published, published_basis, byline, dateline, headline, body, version, record)
    = (excluded.url, excluded.outlet, excluded.published, excluded.published_basis, excluded.byline, excluded.dateline,
       excluded.headline, excluded.body, excluded.version, excluded.record)
where a is distinct from excluded;

insert into isnad.person as p select distinct on (id) * from staged_person order by id
on conflict (id) do update set label = excluded.label where p.label <> excluded.label;

-- Statements that an article no longer has; and those that stand elsewhere now make room for one another.
delete from isnad.statement s using staged_article a
where s.article = a.id and not exists (
    select from staged_statement n where n.id = s.id and n.article = s.article and n.position = s.position
);

insert into isnad.statement as s (
    id, article, position, cue_start, cue_end, cue, lemma, act, form, rule, speaker, name, label, role,
    affiliation, kind, anonymous, content, content_start, content_end, channel, channel_type, addressee, time,
    time_value, said_on, said_on_basis, said_day, no_date, via, person, person_confidence, saying
)
select
    id, article, position, cue_start, cue_end, cue, lemma, act, form, rule, speaker, name, label, role,
    affiliation, kind, anonymous, content, content_start, content_end, channel, channel_type, addressee, time,
    time_value, said_on, said_on_basis, said_day, no_date, via, person, person_confidence, saying
from staged_statement order by id
on conflict (id) do update set (
    article, position, cue_start, cue_end, cue, lemma, act, form, rule, speaker, name, label, role,
    affiliation, kind, anonymous, content, content_start, content_end, channel, channel_type, addressee, time,
    time_value, said_on, said_on_basis, said_day, no_date, via, person, person_confidence, saying
) = (
    excluded.article, excluded.position, excluded.cue_start, excluded.cue_end, excluded.cue, excluded.lemma,
    excluded.act, excluded.form, excluded.rule, excluded.speaker, excluded.name, excluded.label,
    excluded.role, excluded.affiliation, excluded.kind, excluded.anonymous, excluded.content,
    excluded.content_start, excluded.content_end, excluded.channel, excluded.channel_type, excluded.addressee,
    excluded.time, excluded.time_value, excluded.said_on, excluded.said_on_basis, excluded.said_day,
    excluded.no_date, excluded.via, excluded.person, excluded.person_confidence, excluded.saying
)
where (
    s.article, s.position, s.cue_start, s.cue_end, s.cue, s.lemma, s.act, s.form, s.rule, s.speaker, s.name,
    s.label, s.role, s.affiliation, s.kind, s.anonymous, s.content, s.content_start, s.content_end, s.channel,
    s.channel_type, s.addressee, s.time, s.time_value, s.said_on, s.said_on_basis, s.said_day, s.no_date,
    s.via, s.person, s.person_confidence, s.saying
) is distinct from (
    excluded.article, excluded.position, excluded.cue_start, excluded.cue_end, excluded.cue, excluded.lemma,
    excluded.act, excluded.form, excluded.rule, excluded.speaker, excluded.name, excluded.label,
    excluded.role, excluded.affiliation, excluded.kind, excluded.anonymous, excluded.content,
    excluded.content_start, excluded.content_end, excluded.channel, excluded.channel_type, excluded.addressee,
    excluded.time, excluded.time_value, excluded.said_on, excluded.said_on_basis, excluded.said_day,
    excluded.no_date, excluded.via, excluded.person, excluded.person_confidence, excluded.saying
);
