-- All versions of some dossiers ($1) that held after a position ($2) up to another ($3), in order, and the dossiers' entries.
select d.dossier_no, d.code, v.valid_from, v.key_id, v.software, v.explained, d.entries
from reports.dossiers d
cross join lateral (
    select d.fact_from as valid_from, d.key_id, d.software, d.explained
    union all
    select p.valid_from, p.key_id, p.software, p.explained
    from reports.past_facts p
    where p.dossier_no = d.dossier_no and p.valid_to > $2
) v
where d.dossier_no = any ($1) and v.valid_from > $2 and v.valid_from <= $3
order by d.code, v.valid_from
