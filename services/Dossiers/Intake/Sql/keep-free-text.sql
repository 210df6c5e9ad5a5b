insert into dossiers.free_text (dossier, source, id, body)
select distinct on (dossier, source, id) dossier, source, id, body
from unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) with ordinality as given (dossier, source, id, body, ordinal)
order by dossier, source, id, ordinal
on conflict do nothing
returning dossier, source, id
