select distinct read_at, read_by, what, purpose from dossiers.personal_reads where dossier = any ($1) order by read_at desc limit 1000
