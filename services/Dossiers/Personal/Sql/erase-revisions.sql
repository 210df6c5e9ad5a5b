update dossiers.national_revisions revision
set body = given.body, erased = true
from unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::bytea[]) as given (source, dossier, kind, sha256, body)
where (revision.source, revision.dossier, revision.kind, revision.sha256) = (given.source, given.dossier, given.kind, given.sha256)
