-- List items by code ($1) as known at a position ($2).
select d.code, coalesce(p.key_id, d.key_id), v.received_on, v.due_on, v.ended_on, v.outcome, d.status, d.paused, d.returned_on,
       d.explained_ended_on, d.explained_outcome, d.holder_agency, d.holder_unit, d.holder_officer, d.reasons, d.apologies, d.flags, d.waiting_since, d.supplement_due_on
from reports.dossiers d
left join reports.past_facts p on d.fact_from > $2 and p.dossier_no = d.dossier_no and p.valid_from <= $2 and p.valid_to > $2
cross join lateral (
    select case when d.fact_from > $2 then p.received_on else d.received_on end as received_on,
           case when d.fact_from > $2 then p.due_on else d.due_on end as due_on,
           case when d.fact_from > $2 then p.ended_on else d.ended_on end as ended_on,
           case when d.fact_from > $2 then p.outcome else d.outcome end as outcome
) v
where d.code = any ($1)
order by d.code
