-- Catalogue entries as the ledger has them.
create table reports.catalogue (
    position    bigint primary key,
    appended_at timestamptz not null,
    kind        text not null,
    schema      integer not null,
    body        bytea not null
);
