-- Take the rows of the articles in `forgotten` out of the tables; those that point to others first.

delete from mention_party_rows where mention_id in
    (select mention_id from mention_rows semi join forgotten using (article_id));
delete from deal_mention_event_rows where deal_mention_id in
    (select deal_mention_id from deal_mention_rows semi join forgotten using (article_id));
delete from deal_mention_party_rows where deal_mention_id in
    (select deal_mention_id from deal_mention_rows semi join forgotten using (article_id));
delete from statement_part_rows where statement_id in
    (select statement_id from statement_rows semi join forgotten using (article_id));
delete from mention_rows where article_id in (select article_id from forgotten);
delete from statement_rows where article_id in (select article_id from forgotten);
delete from deal_mention_rows where article_id in (select article_id from forgotten);
delete from furniture_rows where article_id in (select article_id from forgotten);
delete from digest_rows where article_id in (select article_id from forgotten);
delete from article_rows where article_id in (select article_id from forgotten);
