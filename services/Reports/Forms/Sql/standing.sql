-- The facts valid at a position, by dossier.
select code, key_id, software, explained
from reports.dossiers
where fact_from <= $1
union all
select d.code, p.key_id, p.software, p.explained
from reports.past_facts p
join reports.dossiers d using (dossier_no)
where p.valid_from <= $1 and p.valid_to > $1
