-- The facts valid at a position, by dossier.
select dossier_no, key_id, software, explained
from reports.dossiers
where fact_from <= $1
union all
select dossier_no, key_id, software, explained
from reports.past_facts
where valid_from <= $1 and valid_to > $1
