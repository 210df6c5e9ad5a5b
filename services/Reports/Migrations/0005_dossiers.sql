-- A dossier as known now: its current fact (from fact_from on), what lists filter by, and its entries, so that nothing is asked for twice.
create table reports.dossiers (
    dossier_no         integer primary key,
    code               text collate "C" not null,
    fact_from          bigint not null,
    key_id             integer not null,
    received_on        date,
    due_on             date,
    ended_on           date,
    outcome            smallint,
    software           bytea not null,
    explained          bytea,
    status             smallint not null,
    original_due_on    date,
    max_due_on         date,
    paused             boolean not null,
    returned_on        date,
    returned_via       smallint,
    explained_ended_on date,
    explained_outcome  smallint,
    holder_agency      text,
    holder_unit        text,
    holder_officer     text,
    reasons            text not null,
    causing_unit       text,
    apologies          smallint not null,
    explanation        smallint not null,
    rating             smallint,
    flags              text not null,
    entries            bytea not null
) with (fillfactor = 80, toast_tuple_target = 8160);
alter table reports.dossiers alter column entries set storage external;
create unique index dossiers_by_code on reports.dossiers (code);
create index dossiers_by_key on reports.dossiers (key_id);
create index dossiers_unended on reports.dossiers (due_on) where status in (2, 3);
create index dossiers_late on reports.dossiers (ended_on) where outcome = 2;
