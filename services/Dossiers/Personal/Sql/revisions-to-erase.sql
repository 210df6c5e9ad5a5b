select source, dossier, kind, sha256, body
from dossiers.national_revisions
where not erased and ($1::text is null or dossier = $1) and ($2::timestamptz is null or received_at < $2)
limit 500
for update
