-- The rows of the events in `fresh`.

insert into event_rows
    select
        event_id, id, origin, type, type, mode, auxiliary, standing, contexts, quad, score, confidence, start_on,
        coalesce(end_on, start_on), place, country, geonames, lat, lon, mentions, articles, publishers,
        coalesce(first_seen_on, start_on), coalesce(last_seen_on, first_seen_on, start_on), false, null, '',
        original_code, original_score, source
    from fresh join imported_event using (row) join imported_quad using (type)
    order by event_id;

insert into event_party_rows
    select event_id, role, position, party_id, sector, p.name, office, wikidata
    from fresh
    join imported_party as p using (row)
    join party_rows using (party)
    order by event_id, role, position;
