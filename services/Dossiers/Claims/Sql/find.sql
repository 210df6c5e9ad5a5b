select kind, source, id, dossier, claimed_by, claimed_agency, claimed_at, decision, decided_by
from dossiers.claims
where kind = $1 and id = $2 and ($3::text is null or source = $3)
order by source
limit 2
