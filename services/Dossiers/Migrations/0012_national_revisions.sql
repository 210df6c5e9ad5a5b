-- Every revision of a national message item as it came, normalised; the set of them makes the ledger entries. Erasable: it names people.
create table dossiers.national_revisions (
    source text collate "C" not null,
    dossier text collate "C" not null,
    kind text not null,
    sha256 bytea not null,
    agency text,
    received_at timestamptz not null,
    body bytea not null,
    constraint national_revisions_pkey primary key (source, dossier, kind, sha256)
);
