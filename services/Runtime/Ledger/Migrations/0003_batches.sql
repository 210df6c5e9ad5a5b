-- One row per committed batch: the chain, and the way from an instant to a position.
create table ledger.batches (
    first_position bigint not null,
    last_position bigint not null,
    stamped_at timestamptz not null,
    previous_hash bytea not null,
    hash bytea not null,
    constraint batches_pkey primary key (last_position),
    constraint batches_first unique (first_position),
    constraint batches_stamped unique (stamped_at)
);
