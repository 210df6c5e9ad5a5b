-- Subscribers to events by HTTP, with the checkpoint of each. The secret is sealed by the program. One process at a time delivers, under a lease.
create table dossiers.webhooks (
    id text collate "C" not null,
    url text not null,
    events text[] not null,
    agency text not null,
    secret bytea not null,
    position bigint not null,
    sequence bigint not null default 0,
    replay_after bigint,
    created_by text not null,
    created_at timestamptz not null,
    delivered_at timestamptz,
    failing_since timestamptz,
    last_error text,
    failures integer not null default 0,
    next_attempt_at timestamptz,
    leased_by uuid,
    leased_until timestamptz,
    constraint webhooks_pkey primary key (id)
);
