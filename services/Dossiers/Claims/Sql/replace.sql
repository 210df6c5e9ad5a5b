update dossiers.claims as kept
set dossier = given.dossier, claimed_by = $2, claimed_agency = $3, claimed_at = $4
from unnest($5::text[], $6::text[], $7::text[]) as given (source, id, dossier)
where kind = $1 and (kept.source, kept.id) = (given.source, given.id) and decision is null
