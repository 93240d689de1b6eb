-- The ledger's tables. docs/ledger.md tells the meaning of every column; views.sql is what readers rely on.
--
-- No primary keys: an index over millions of rows costs more memory than the rows, and one writer alone, who numbers
-- them, can keep them unique. tests/store checks every key.

-- What was written by whom ------------------------------------------------------------------------------------------

create table coder_rows (
    coder_id integer not null,
    version varchar not null,
    rules varchar not null,
    model varchar not null
);

create table run_rows (
    run_id integer not null,
    command varchar not null,
    coder_id integer,
    started_at timestamp with time zone not null,
    finished_at timestamp with time zone,
    articles integer not null,
    failures integer not null
);

create table failure_rows (
    failure_id integer not null,
    source varchar not null,
    reason varchar not null,
    advice varchar not null,
    run_id integer not null
);

create table party_rows (
    party_id integer not null,
    party varchar not null,
    code varchar not null,
    name varchar not null
);

-- What articles say: written once for each article, written anew when it is recoded ---------------------------------

create table article_rows (
    article_id integer not null,
    key varchar not null,
    id varchar not null,
    source varchar not null,
    url varchar,
    publisher varchar,
    title varchar,
    published_on date,
    published_from date,
    published_until date,
    language varchar not null,
    text varchar not null,
    coder_id integer not null,
    run_id integer not null
);

create table furniture_rows (
    article_id integer not null,
    span_start integer not null,
    span_end integer not null,
    kind varchar not null
);

create table mention_rows (
    mention_id bigint not null,
    key varchar not null,
    id varchar not null,
    article_id integer not null,
    act varchar not null,
    type varchar not null,
    mode varchar not null,
    auxiliary varchar not null,
    standing varchar not null,
    contexts varchar not null,
    quad varchar not null,
    score double not null,
    confidence double not null,
    start_on date,
    end_on date,
    date_start integer,
    date_end integer,
    place varchar,
    country varchar,
    geonames integer,
    lat double,
    lon double,
    claimant_id integer,
    claimant_sector varchar,
    claimant_name varchar,
    claimant_office varchar,
    claimant_wikidata varchar,
    claimant_start integer,
    claimant_end integer,
    claimant_via varchar,
    trigger_start integer not null,
    trigger_end integer not null,
    trigger_words varchar not null,
    evidence_start integer not null,
    evidence_end integer not null,
    evidence_words varchar not null,
    rules varchar not null
);

create table mention_party_rows (
    mention_id bigint not null,
    role varchar not null,
    position smallint not null,
    party_id integer not null,
    sector varchar not null,
    name varchar not null,
    office varchar,
    wikidata varchar,
    span_start integer not null,
    span_end integer not null,
    via varchar
);

create table statement_rows (
    statement_id bigint not null,
    key varchar not null,
    id varchar not null,
    article_id integer not null,
    kind varchar not null,
    speaker_id integer not null,
    speaker_sector varchar not null,
    speaker_name varchar not null,
    speaker_office varchar,
    speaker_wikidata varchar,
    speaker_start integer not null,
    speaker_end integer not null,
    speaker_via varchar,
    addressee_id integer,
    addressee_sector varchar,
    addressee_name varchar,
    addressee_start integer,
    addressee_end integer,
    cue_start integer,
    cue_end integer,
    words varchar not null,
    repeats varchar,
    rule varchar not null
);

create table statement_part_rows (
    statement_id bigint not null,
    position smallint not null,
    span_start integer not null,
    span_end integer not null
);

create table deal_mention_rows (
    deal_mention_id bigint not null,
    key varchar not null,
    article_id integer not null,
    subject varchar not null,
    sector varchar not null,
    stage varchar not null,
    start_on date,
    end_on date,
    evidence_start integer not null,
    evidence_end integer not null,
    evidence_words varchar not null,
    rule varchar not null
);

create table deal_mention_party_rows (
    deal_mention_id bigint not null,
    party_id integer not null
);

create table deal_mention_event_rows (
    deal_mention_id bigint not null,
    mention_id bigint not null
);

-- What people put right: a log, never rewritten ---------------------------------------------------------------------

create table correction_rows (
    correction_id integer not null,
    key varchar not null,
    made_at timestamp with time zone not null,
    author varchar not null,
    action varchar not null,
    event varchar not null,
    anchors varchar not null,
    other varchar,
    other_anchors varchar,
    field varchar,
    old_value varchar,
    new_value varchar,
    note varchar
);

-- What makes articles comparable: the MinHash of their text, made once.
create table digest_rows (
    article_id integer not null,
    digest uinteger[] not null,
    shingles integer not null
);

-- What the ledger makes of it: a function of the rows above, made anew by linking -------------------------------------

create table article_group_rows (
    article_id integer not null,
    group_id integer not null,
    likeness double not null
);

create table event_rows (
    event_id bigint not null,
    id varchar not null,
    origin varchar not null,
    actors varchar not null,  -- in words, what event_party_rows has: millions of events are listed without a join
    recipients varchar not null,
    act varchar not null,
    type varchar not null,
    mode varchar not null,
    auxiliary varchar not null,
    standing varchar not null,
    contexts varchar not null,
    quad varchar not null,
    score double not null,
    confidence double,
    start_on date,
    end_on date,
    place varchar,
    country varchar,
    geonames integer,
    lat double,
    lon double,
    mentions integer not null,
    articles integer not null,
    publishers integer not null,
    first_seen_on date,
    last_seen_on date,
    contested boolean not null,
    confirmed_on date,
    review varchar not null,
    original_code varchar,
    original_score double,
    source varchar
);

create table event_party_rows (
    event_id bigint not null,
    role varchar not null,
    position smallint not null,
    party_id integer not null,
    sector varchar not null,
    name varchar not null,
    office varchar,
    wikidata varchar
);

create table event_mention_rows (
    event_id bigint not null,
    mention_id bigint not null,
    because varchar not null
);

create table telling_rows (
    event_id bigint not null,
    standing varchar not null,
    claimant_id integer,
    mentions integer not null,
    articles integer not null,
    first_on date,
    last_on date
);

create table pair_rows (
    event_id bigint not null,
    a_id integer not null,
    b_id integer not null,
    direction tinyint not null,
    a_sector varchar not null,
    b_sector varchar not null,
    start_on date,
    end_on date,
    type varchar not null,
    mode varchar not null,
    quad varchar not null,
    standing varchar not null,
    score double not null,
    share double not null,
    rejected boolean not null,
    origin varchar not null
);

create table deal_rows (
    deal_id integer not null,
    id varchar not null,
    subject varchar not null,
    sector varchar not null,
    stage varchar not null,
    first_on date,
    last_on date,
    mentions integer not null,
    articles integer not null
);

create table deal_party_rows (
    deal_id integer not null,
    party_id integer not null
);

create table deal_link_rows (
    deal_id integer not null,
    deal_mention_id bigint not null
);

-- Whether what is linked is what linking would make of the rows as they are now.
create table state_rows (
    linked boolean not null
);
insert into state_rows values (true);
