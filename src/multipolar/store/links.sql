-- Put what was linked in the place of what was linked before. Registered by the caller: linked_group, linked_event,
-- linked_member, linked_deal, linked_deal_member, linked_deal_party.

delete from article_group_rows;
insert into article_group_rows select article_id, group_id, likeness from linked_group order by article_id;

delete from pair_rows where origin = 'multipolar';
delete from event_party_rows where event_id in (select event_id from event_rows where origin = 'multipolar');
delete from event_mention_rows;
delete from telling_rows;
delete from event_rows where origin = 'multipolar';

create or replace temporary table numbered_event as
    select row_number() over (order by dated.start_on nulls last, one.id) as event_id, one.*, dated.start_on, dated.end_on
    from linked_event as one
    join mention_rows as dated on dated.mention_id = one.dated_best;

insert into event_mention_rows
    select event_id, mention_id, because
    from linked_member join numbered_event using (id)
    order by event_id, mention_id;

insert into event_rows
    with counted as (
        select
            event_id, count(*) as mentions, count(distinct article_id) as articles,
            greatest(1, count(distinct publisher)) as publishers,
            min(coalesce(published_on, published_until)) as first_seen_on,
            max(coalesce(published_on, published_until)) as last_seen_on
        from event_mention_rows
        join mention_rows using (mention_id)
        join article_rows using (article_id)
        group by event_id
    ),
    named as (
        select
            mention_id,
            coalesce(string_agg(party || ' ' || sector, '; ' order by position) filter (role = 'actor'), '') as actors,
            coalesce(string_agg(party || ' ' || sector, '; ' order by position) filter (role = 'recipient'), '')
                as recipients
        from mention_party_rows join party_rows using (party_id)
        group by mention_id
    )
    select
        event_id, one.id, 'multipolar', coalesce(actors, ''), coalesce(recipients, ''), told.act, told.type, told.mode, told.auxiliary, one.standing, told.contexts,
        told.quad, told.score, told.confidence, one.start_on, one.end_on, placed.place, placed.country, placed.geonames,
        placed.lat, placed.lon, mentions, articles, publishers, first_seen_on, last_seen_on, one.contested,
        one.confirmed_on, '', null, null, null
    from numbered_event as one
    join counted using (event_id)
    join mention_rows as told on told.mention_id = one.told_best
    join mention_rows as placed on placed.mention_id = one.placed_best
    left join named on named.mention_id = one.parties_best
    order by event_id;

insert into event_party_rows
    select event_id, role, position, party_id, sector, name, office, wikidata
    from numbered_event join mention_party_rows on mention_id = parties_best
    order by event_id, role, position;

insert into telling_rows
    select
        event_id, standing, claimant_id, count(*), count(distinct article_id),
        min(coalesce(published_on, published_until)), max(coalesce(published_on, published_until))
    from event_mention_rows
    join mention_rows using (mention_id)
    join article_rows using (article_id)
    group by event_id, standing, claimant_id
    order by event_id, standing, claimant_id nulls first;

drop table numbered_event;

delete from deal_rows;
delete from deal_party_rows;
delete from deal_link_rows;
create or replace temporary table numbered_deal as
    select row_number() over (order by id) as deal_id, * from linked_deal;
insert into deal_link_rows
    select deal_id, deal_mention_id
    from linked_deal_member join numbered_deal using (id)
    order by deal_id, deal_mention_id;
insert into deal_rows
    select
        deal_id, one.id, one.subject, one.sector, one.stage,
        min(coalesce(d.start_on, published_on, published_until)), max(coalesce(d.start_on, published_on, published_until)),
        count(*), count(distinct article_id)
    from numbered_deal as one
    join deal_link_rows using (deal_id)
    join deal_mention_rows as d using (deal_mention_id)
    join article_rows using (article_id)
    group by deal_id, one.id, one.subject, one.sector, one.stage
    order by deal_id;
insert into deal_party_rows
    select deal_id, party_id
    from linked_deal_party join numbered_deal using (id) join party_rows using (party)
    order by deal_id, party_id;
drop table numbered_deal;
