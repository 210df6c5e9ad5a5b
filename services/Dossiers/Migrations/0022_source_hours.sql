-- How many entries of each source the ledger learned of in each hour: counted from the ledger, may be thrown away and counted again.
create table dossiers.source_hours (
    source text collate "C" not null,
    hour timestamptz not null,
    entries bigint not null,
    last_position bigint not null,
    last_at timestamptz not null,
    last_recorded_at timestamptz not null,
    constraint source_hours_pkey primary key (source, hour)
);
