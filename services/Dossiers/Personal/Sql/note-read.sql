insert into dossiers.personal_reads (read_at, read_by, dossier, what, purpose)
select $1, $2, dossier, $4, $5
from unnest($3::text[]) as given (dossier)
