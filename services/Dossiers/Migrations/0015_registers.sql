-- Copies of imported registers with the outcome of each row. Erasable: they name people.
create table dossiers.registers (
    id uuid not null,
    sent_by text not null,
    sent_at timestamptz not null,
    copy bytea not null,
    constraint registers_pkey primary key (id)
);
