-- Items that were not taken, whole, until somebody mends and replays them. The same item again is counted, not kept twice.
create table dossiers.quarantine (
    id bigint generated always as identity,
    channel text not null,
    source text,
    item_id text,
    dossier text,
    code text not null,
    detail text not null,
    raw bytea,
    length bigint not null,
    sha256 bytea not null,
    sent_by text not null,
    sent_agency text not null,
    backfill boolean not null,
    seen integer not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    state text not null default 'waiting',
    position bigint,
    constraint quarantine_pkey primary key (id),
    constraint quarantine_item unique (channel, sha256)
);
