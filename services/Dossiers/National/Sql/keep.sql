insert into dossiers.national_revisions (source, dossier, kind, sha256, agency, received_at, body)
select distinct on (dossier, kind, sha256) $1, dossier, kind, sha256, agency, $2, body
from unnest($3::text[], $4::text[], $5::bytea[], $6::text[], $7::bytea[]) as given (dossier, kind, sha256, agency, body)
order by dossier, kind, sha256
on conflict do nothing
