delete from dossiers.claims as kept
using unnest($5::text[], $6::text[]) as given (source, id)
where kind = $1 and (kept.source, kept.id) = (given.source, given.id) and claimed_by = $2 and claimed_agency = $3 and claimed_at = $4 and decision is null
