-- Flags of dossiers received in the bucket, by flag.
select r.row_no, date_trunc($3, d.received_on)::date, flag, count(*), null::bigint
from reports.dossiers d
join unnest($4::int[], $5::int[]) r (key_id, row_no) using (key_id)
cross join lateral unnest(string_to_array(d.flags, ' ')) flag
where d.flags <> '' and d.received_on between $1 and $2
group by 1, 2, 3
