-- Who read a dossier's personal data, newest first.
create index personal_reads_dossier on dossiers.personal_reads (dossier, read_at desc);
