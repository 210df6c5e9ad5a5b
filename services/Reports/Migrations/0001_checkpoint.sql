-- How far the feed has been read, in the same transaction as every row made from it.
create table reports.checkpoint (
    only_row    boolean primary key default true check (only_row),
    position    bigint not null,
    appended_at timestamptz,
    chain       text,           -- chain hash of the ledger at that position; null = nothing read
    edition     integer not null -- of what the projection writes; another one rebuilds
);
