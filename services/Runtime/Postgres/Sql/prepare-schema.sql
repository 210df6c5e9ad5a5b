create schema if not exists $schema;
create table if not exists $schema.migrations (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
);
