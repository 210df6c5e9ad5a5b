insert into dossiers.free_text (dossier, source, id, body)
select dossier, source, id, body
from unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) as given (dossier, source, id, body)
order by dossier, source, id
on conflict (dossier, source, id) do update set body = excluded.body
