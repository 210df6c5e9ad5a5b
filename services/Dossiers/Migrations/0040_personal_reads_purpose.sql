-- What for, and of what kind: dossier, quarantine, register, erasure. Without a purpose only masked values were shown.
alter table dossiers.personal_reads
    add column what text not null default 'dossier',
    add column purpose text;
