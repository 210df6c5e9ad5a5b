-- Software that is asked page by page: its profile, where a run goes on after a stop, and what the last run saw. The secret is sealed by the program.
create table dossiers.connectors (
    id text collate "C" not null,
    profile jsonb not null,
    secret bytea,
    next_page integer not null default 0,
    run jsonb,
    next_run_at timestamptz not null,
    leased_by uuid,
    leased_until timestamptz,
    constraint connectors_pkey primary key (id)
);
