-- A code that means another dossier (status 5) is in no list: the view shows dossiers only. Columns are only ever added.
create or replace view reporting.dossiers as
select d.code,
       k.agency,
       k.received_by,
       k.unit,
       k.procedure,
       case k.channel when 2 then 'online' when 3 then 'postal' else 'direct' end as channel,
       (array['submitted', 'refused', 'open', 'paused', 'ended'])[d.status + 1] as status,
       d.submitted_on,
       d.received_on,
       d.due_on,
       d.ended_on,
       d.returned_on,
       (array['early', 'onTime', 'late'])[d.outcome + 1] as outcome,
       d.explained_ended_on,
       (array['early', 'onTime', 'late'])[d.explained_outcome + 1] as explained_outcome,
       d.holder_agency,
       d.holder_unit,
       d.causing_unit,
       d.apologies,
       d.rating,
       string_to_array(nullif(d.reasons, ''), ' ') as reasons,
       string_to_array(nullif(d.flags, ''), ' ') as flags
from reports.dossiers d
join reports.keys k using (key_id)
where d.status < 5;
