-- Procedures with at least one dossier received in the bucket.
select r.row_no, date_trunc($3, d.received_on)::date, null::text, count(distinct k.procedure), null::bigint
from reports.dossiers d
join unnest($4::int[], $5::int[]) r (key_id, row_no) using (key_id)
join reports.keys k using (key_id)
where d.received_on between $1 and $2
group by 1, 2
