-- Applicants, as the sources wrote them. Erasable: nothing in the ledger depends on a row.
create table dossiers.personal_data (
    dossier text collate "C" not null,
    source text collate "C" not null,
    id text collate "C" not null,
    body bytea not null,
    constraint personal_data_pkey primary key (dossier, source, id)
);
