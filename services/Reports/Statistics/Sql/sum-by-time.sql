-- Sums of cells by bucket and row. $1 views, $2 from, $3 to (both inclusive), $4 first day and $5 day after the last day of the whole months in between
-- (equal where there are none), $6 bucket (day, week, month), $7 key numbers and $8 the row of each. An end that counts from a later day than its own (it
-- was taken back, or is judged otherwise since) changes the bucket it stands in only from within that bucket: at the end of an earlier one nobody knew.
with cells as (
    select date_trunc($6, start)::date as at, key_id, received_online, received_direct, received_postal, opened, overdue, early, on_time, late
    from reports.cells_by_month
    where view = any ($1) and start >= $4 and start < $5
    union all
    select date_trunc($6, start)::date, key_id, received_online, received_direct, received_postal, opened, overdue, early, on_time, late
    from reports.cells_by_day
    where view = any ($1) and (start >= $2 and start < $4 or start >= $5 and start <= $3)
    union all
    select date_trunc($6, ended_on)::date, key_id, 0, 0, 0, 0, 0, early, on_time, late
    from reports.ended_exceptions
    where view = any ($1) and ended_on >= $2 and as_of <= $3 and date_trunc($6, ended_on) = date_trunc($6, as_of)
)
select r.row_no, c.at, sum(received_online), sum(received_direct), sum(received_postal), sum(opened), sum(overdue), sum(early), sum(on_time), sum(late)
from cells c
join unnest($7::int[], $8::int[]) r (key_id, row_no) using (key_id)
group by r.row_no, c.at
