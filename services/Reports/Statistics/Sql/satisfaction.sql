-- Answers 4 and 5 of dossiers received in the bucket, and all answers.
select r.row_no, date_trunc($3, d.received_on)::date, null::text, count(*) filter (where d.rating >= 4), count(*)
from reports.dossiers d
join unnest($4::int[], $5::int[]) r (key_id, row_no) using (key_id)
where d.rating is not null and d.received_on between $1 and $2
group by 1, 2
