-- Words beside the codes of an entry (reasons, notes): they may name people. Erasable like personal_data.
create table dossiers.free_text (
    dossier text collate "C" not null,
    source text collate "C" not null,
    id text collate "C" not null,
    body bytea not null,
    constraint free_text_pkey primary key (dossier, source, id)
);
