-- Take in events of another dataset. Registered by the caller: imported_event, imported_party, imported_quad; $origin and
-- $base, below which no event has its number, are bound. Parties have been numbered. An event whose id is known is left out.

create or replace temporary table fresh as
    with known as (select id from event_rows where origin = $origin)
    select $base::bigint + row_number() over (order by start_on nulls last, id) as event_id, row, $origin::varchar as origin
    from (select id, min(row) as row, min(start_on) as start_on from imported_event group by id)
    anti join known using (id);
