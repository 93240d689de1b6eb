-- Make the pairs of the events in `fresh` anew. Actors are paired with recipients; where there are none, with each other.

delete from pair_rows where event_id in (select event_id from fresh);

insert into pair_rows
    with side as (
        select event_id, role, position, party_id, party, sector
        from event_party_rows semi join fresh using (event_id) join party_rows using (party_id)
    ),
    acted as (
        select event_id, one.party_id as from_id, one.party as from_party, one.sector as from_sector,
            two.party_id as to_id, two.party as to_party, two.sector as to_sector, false as mutual
        from side as one join side as two using (event_id)
        where one.role = 'actor' and two.role = 'recipient' and one.party_id <> two.party_id
        union all
        select event_id, one.party_id, one.party, one.sector, two.party_id, two.party, two.sector, true
        from side as one join side as two using (event_id)
        where one.role = 'actor' and two.role = 'actor' and one.party < two.party
            and event_id not in (select event_id from side where role = 'recipient')
    ),
    ordered as (
        select
            event_id,
            case when from_party < to_party then from_id else to_id end as a_id,
            case when from_party < to_party then to_id else from_id end as b_id,
            case when mutual then 0 when from_party < to_party then 1 else -1 end as direction,
            case when from_party < to_party then from_sector else to_sector end as a_sector,
            case when from_party < to_party then to_sector else from_sector end as b_sector
        from acted
    ),
    -- Where both act on one another in one event, they do it together: one row, so that it counts once.
    paired as (
        select
            event_id, a_id, b_id, case when min(direction) = max(direction) then min(direction) else 0 end as direction,
            min(a_sector) as a_sector, min(b_sector) as b_sector
        from ordered
        group by event_id, a_id, b_id
    )
    select
        event_id, a_id, b_id, direction, a_sector, b_sector, start_on, end_on, type, mode, quad, standing, score,
        1.0 / count(*) over (partition by event_id), review = 'rejected', origin
    from paired join event_rows using (event_id)
    order by event_id, a_id, b_id;
