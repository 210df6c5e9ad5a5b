insert into dossiers.claims (kind, source, id, dossier, claimed_by, claimed_agency, claimed_at)
select distinct on (source, id) $1, source, id, dossier, $2, $3, $4
from unnest($5::text[], $6::text[], $7::text[]) with ordinality as given (source, id, dossier, ordinal)
order by source, id, ordinal
on conflict do nothing
returning source, id
