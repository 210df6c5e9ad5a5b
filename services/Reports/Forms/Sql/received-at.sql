-- The same from the facts valid at position $4.
select d.code, f.received_on
from (
    select dossier_no, key_id, received_on
    from reports.dossiers
    where fact_from <= $4
    union all
    select dossier_no, key_id, received_on
    from reports.past_facts
    where valid_from <= $4 and valid_to > $4
) f
join reports.dossiers d using (dossier_no)
where f.key_id = any ($1) and f.received_on between $2 and $3
order by f.received_on, d.code
