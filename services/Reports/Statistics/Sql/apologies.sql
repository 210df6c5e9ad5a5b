-- Dossiers that ended late in the bucket: those with an apology, and all of them.
select r.row_no, date_trunc($3, d.ended_on)::date, null::text, count(*) filter (where d.apologies > 0), count(*)
from reports.dossiers d
join unnest($4::int[], $5::int[]) r (key_id, row_no) using (key_id)
where d.outcome = 2 and d.ended_on between $1 and $2
group by 1, 2
