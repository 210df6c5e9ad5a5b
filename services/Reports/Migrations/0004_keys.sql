-- The raw keys figures are kept by; null = not named, or (version) a procedure that the catalogue did not know.
create table reports.keys (
    key_id      integer primary key,
    agency      text,
    received_by text,
    unit        text,
    procedure   text,
    version     date,
    channel     smallint not null,
    due_unknown boolean not null
);
create unique index keys_by_value on reports.keys (agency, received_by, unit, procedure, version, channel, due_unknown) nulls not distinct;
