select kind, source, id, dossier, claimed_by, claimed_agency, claimed_at, decision, decided_by
from dossiers.claims
where kind = $1
  and ($2::text is null or coalesce(decision, 'pending') = $2)
  and ($3::text is null or dossier = $3)
  and (claimed_at, id, source) > ($4, $5, $6)
order by claimed_at, id, source
limit $7
