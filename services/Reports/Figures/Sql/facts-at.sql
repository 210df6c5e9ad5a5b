-- The facts valid at a position, by key.
select key_id, software, explained, 1
from reports.dossiers
where fact_from <= $1
union all
select key_id, software, explained, 1
from reports.past_facts
where valid_from <= $1 and valid_to > $1
