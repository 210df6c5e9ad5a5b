-- The same from the facts valid at position $7.
select d.code, f.software, f.explained
from (
    select dossier_no, key_id, received_on, ended_on, software, explained
    from reports.dossiers
    where fact_from <= $7
    union all
    select dossier_no, key_id, received_on, ended_on, software, explained
    from reports.past_facts
    where valid_from <= $7 and valid_to > $7
) f
join reports.dossiers d using (dossier_no)
where f.key_id = any ($1)
  and f.received_on between $2 and $3
  and (f.ended_on is null or f.ended_on > $4)
  and d.code > $5
order by d.code
limit $6
