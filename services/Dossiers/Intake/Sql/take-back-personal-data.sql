delete from dossiers.personal_data as kept
using unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) as given (dossier, source, id, body)
where (kept.dossier, kept.source, kept.id, kept.body) = (given.dossier, given.source, given.id, given.body)
