insert into dossiers.personal_reads (read_at, read_by, dossier) values ($1, $2, $3)
