-- What happened, in the order the ledger learned of it. Rows are only ever added.
create table ledger.entries (
    position bigint not null,
    appended_at timestamptz not null,
    key uuid not null,
    digest bigint not null,
    kind smallint not null,
    schema smallint not null,
    stream text collate "C",
    body bytea not null,
    constraint entries_pkey primary key (position),
    constraint entries_key unique (key)
);
alter table ledger.entries alter column body set storage external;
