-- Days from reception to the end of dossiers that ended in the bucket: their sum and their number.
select r.row_no, date_trunc($3, d.ended_on)::date, null::text, sum(d.ended_on - d.received_on), count(*)
from reports.dossiers d
join unnest($4::int[], $5::int[]) r (key_id, row_no) using (key_id)
where d.ended_on between $1 and $2
group by 1, 2
