-- Procedures of the catalogue with at least one dossier received in the bucket: $6 is the procedure of each key, by number; null = none the catalogue knows.
select r.row_no, date_trunc($3, d.received_on)::date, null::text, count(distinct r.procedure_no), null::bigint
from reports.dossiers d
join unnest($4::int[], $5::int[], $6::int[]) r (key_id, row_no, procedure_no) using (key_id)
where d.received_on between $1 and $2
group by 1, 2
