-- Late dossiers that ended in the bucket, by reason (one dossier may name several).
select r.row_no, date_trunc($3, d.ended_on)::date, reason, count(*), null::bigint
from reports.dossiers d
join unnest($4::int[], $5::int[]) r (key_id, row_no) using (key_id)
cross join lateral unnest(case when d.reasons = '' then array[''] else string_to_array(d.reasons, ' ') end) reason
where d.outcome = 2 and d.ended_on between $1 and $2
group by 1, 2, 3
