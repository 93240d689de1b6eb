-- The documented interface (docs/ledger.md): any DuckDB client may rely on these views, and on nothing else.

create or replace view parties as
    select party, code, name from party_rows;

create or replace view runs as
    select run_id, command, version, rules, model, started_at, finished_at, articles, failures
    from run_rows left join coder_rows using (coder_id);

create or replace view failures as
    select failure_id, source, reason, advice, run_id from failure_rows;

create or replace view corrections as
    select * exclude (anchors, other_anchors) from correction_rows;

create or replace view articles as
    select
        article_id, id, source, url, publisher, title, published_on, published_from, published_until,
        coalesce(published_on, published_until) as seen_on,
        language, text, version as coder_version, rules as coder_rules, model as coder_model, run_id,
        coalesce(group_id, article_id) as group_id, likeness
    from article_rows
    left join coder_rows using (coder_id)
    left join article_group_rows using (article_id);

create or replace view statements as
    select
        statement_id, s.key, s.id, article_id, kind, one.party as speaker, speaker_sector, speaker_name, speaker_office,
        speaker_wikidata, speaker_start, speaker_end, two.party as addressee, addressee_sector, addressee_name,
        cue_start, cue_end, words, repeats, rule, publisher, a.source, url, title,
        coalesce(published_on, published_until) as seen_on
    from statement_rows as s
    join article_rows as a using (article_id)
    join party_rows as one on one.party_id = speaker_id
    left join party_rows as two on two.party_id = addressee_id;

create or replace view statement_parts as
    select statement_id, position, span_start, span_end from statement_part_rows;

create or replace view mention_parties as
    select mention_id, role, position, party, code, sector, p.name, office, wikidata, span_start, span_end, via
    from mention_party_rows as p join party_rows using (party_id);

create or replace view mentions as
    select
        mention_id, m.key, m.id, event_id, because, article_id, act, type, mode, auxiliary, standing, contexts, quad,
        score, confidence, start_on, end_on, place, country, geonames, lat, lon, party as claimant,
        claimant_sector, claimant_name, claimant_office, claimant_wikidata, trigger_start, trigger_end,
        trigger_words, evidence_start, evidence_end, evidence_words, m.rules, publisher, a.source, url, title,
        coalesce(published_on, published_until) as seen_on
    from mention_rows as m
    join article_rows as a using (article_id)
    left join event_mention_rows using (mention_id)
    left join party_rows on party_id = claimant_id;

create or replace view event_parties as
    select event_id, role, position, party, code, sector, e.name, office, wikidata
    from event_party_rows as e join party_rows using (party_id);

create or replace view events as
    select
        event_id, id, origin, actors, recipients, act, type, mode, auxiliary, standing, contexts, quad, score,
        confidence, start_on, end_on, place, country, geonames, lat, lon, mentions, articles, publishers,
        first_seen_on, last_seen_on, contested, confirmed_on, review, original_code, original_score, source
    from event_rows;

create or replace view tellings as
    select event_id, standing, party as claimant, t.mentions, t.articles, first_on, last_on
    from telling_rows as t left join party_rows on party_id = claimant_id;

-- One row for every two parties of an event; a < b. What was rejected by a reviewer is left out.
create or replace view pairs as
    select
        event_id, one.party as a, two.party as b, direction, a_sector, b_sector, start_on, end_on, type, mode, quad,
        standing, score, share, origin
    from pair_rows
    join party_rows as one on one.party_id = a_id
    join party_rows as two on two.party_id = b_id
    where not rejected;

-- Counting rules ----------------------------------------------------------------------------------------------------

-- What is told as done, by the report or by somebody in it: no denials, plans and possibilities.
create or replace view done_pairs as
    select * from pairs where standing in ('happened', 'said');

-- One a day: of all events of one type and mode between the same two parties, in the same direction, on one day, one.
create or replace view daily_pairs as
    select
        min(event_id) as event_id, a, b, direction, start_on, type, mode, quad, score, origin, count(*) as events
    from done_pairs
    where start_on is not null
    group by a, b, direction, start_on, type, mode, quad, score, origin;

-- One a month, likewise.
create or replace view monthly_pairs as
    select
        min(event_id) as event_id, a, b, direction, date_trunc('month', start_on)::date as month, type, mode, quad,
        score, origin, count(*) as events
    from done_pairs
    where start_on is not null
    group by all;

-- Deals -------------------------------------------------------------------------------------------------------------

create or replace view deal_mentions as
    select
        deal_mention_id, d.key, deal_id, article_id, subject, sector, stage, start_on, end_on,
        coalesce(published_on, published_until) as seen_on, evidence_start, evidence_end, evidence_words, rule,
        publisher, a.source, url, title
    from deal_mention_rows as d
    join article_rows as a using (article_id)
    left join deal_link_rows using (deal_mention_id);

create or replace view deal_mention_events as
    select deal_mention_id, mention_id from deal_mention_event_rows;

create or replace view deal_parties as
    select deal_id, party, code, party_rows.name from deal_party_rows join party_rows using (party_id);

create or replace view deals as
    with named as (select deal_id, string_agg(party, ' ' order by party) as parties from deal_parties group by deal_id)
    select deal_id, id, parties, subject, sector, stage, first_on, last_on, mentions, articles
    from deal_rows left join named using (deal_id);

-- A deal's stages in the order of their first day, each with how often, how long and where it is told.
create or replace view deal_history as
    select
        deal_id, stage, min(coalesce(start_on, seen_on)) as first_on, max(coalesce(start_on, seen_on)) as last_on,
        count(*) as mentions, count(distinct article_id) as articles,
        string_agg(distinct coalesce(publisher, source), '; ' order by coalesce(publisher, source)) as sources
    from deal_mentions
    where deal_id is not null
    group by deal_id, stage;
