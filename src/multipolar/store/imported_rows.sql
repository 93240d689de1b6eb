-- The rows of the events in `fresh`.

insert into event_rows
    with more as (  -- most events have one actor and one recipient
        select row, role, '; ' || string_agg(party || ' ' || sector, '; ' order by position) as parties
        from imported_party where position > 0 group by row, role
    ),
    actor as (select row, party || ' ' || sector as first from imported_party where role = 'actor' and position = 0),
    recipient as (
        select row, party || ' ' || sector as first from imported_party where role = 'recipient' and position = 0
    )
    select
        event_id, id, origin, coalesce(actor.first, '') || coalesce(a.parties, ''),
        coalesce(recipient.first, '') || coalesce(r.parties, ''), type, type, mode, auxiliary, standing, contexts, quad, score, confidence, start_on,
        coalesce(end_on, start_on), place, country, geonames, lat, lon, mentions, articles, publishers,
        coalesce(first_seen_on, start_on), coalesce(last_seen_on, first_seen_on, start_on), false, null, '',
        original_code, original_score, source
    from fresh join imported_event using (row) join imported_quad using (type)
    left join actor using (row)
    left join recipient using (row)
    left join more as a on a.row = fresh.row and a.role = 'actor'
    left join more as r on r.row = fresh.row and r.role = 'recipient'
    order by event_id;

insert into event_party_rows
    select event_id, role, position, party_id, sector, p.name, office, wikidata
    from fresh
    join imported_party as p using (row)
    join party_rows using (party)
    order by event_id, role, position;
