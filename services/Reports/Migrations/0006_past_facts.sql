-- Facts that no longer hold: valid from a position (inclusive) to a position (exclusive).
create table reports.past_facts (
    dossier_no     integer not null,
    valid_from     bigint not null,
    valid_to       bigint not null,
    key_id         integer not null,
    received_on    date,
    due_on         date,
    ended_on       date,
    outcome        smallint,
    software       bytea not null,
    explained      bytea,
    primary key (dossier_no, valid_from)
);
create index past_facts_by_end on reports.past_facts (valid_to);
