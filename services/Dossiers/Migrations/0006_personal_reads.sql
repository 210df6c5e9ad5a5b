-- Who read personal data of which dossier, and when.
create table dossiers.personal_reads (
    read_at timestamptz not null,
    read_by text not null,
    dossier text collate "C" not null
);
