-- Sums of cells by key for the period [F, T]. A day T is reached by whole years, then whole months, then days; the period itself is what is reached
-- at T less what was reached on the day before F. $1 views, $2 T, $3 the day before F.
with reached as (
    select key_id, received_online, received_direct + received_postal as received_elsewhere, early, on_time, late, refused,
           opened, overdue, waiting, unreceived,
           1 as at_end,
           (start < date_trunc('year', $3::date)::date)::int as at_start
    from reports.cells_by_year
    where view = any ($1) and start < date_trunc('year', $2::date)::date
    union all
    select key_id, received_online, received_direct + received_postal, early, on_time, late, refused,
           opened, overdue, waiting, unreceived,
           (start >= date_trunc('year', $2::date)::date and start < date_trunc('month', $2::date)::date)::int,
           (start >= date_trunc('year', $3::date)::date and start < date_trunc('month', $3::date)::date)::int
    from reports.cells_by_month
    where view = any ($1)
      and (start >= date_trunc('year', $2::date)::date and start < date_trunc('month', $2::date)::date
        or start >= date_trunc('year', $3::date)::date and start < date_trunc('month', $3::date)::date)
    union all
    select key_id, received_online, received_direct + received_postal, early, on_time, late, refused,
           opened, overdue, waiting, unreceived,
           (start between date_trunc('month', $2::date)::date and $2::date)::int,
           (start between date_trunc('month', $3::date)::date and $3::date)::int
    from reports.cells_by_day
    where view = any ($1)
      and (start between date_trunc('month', $2::date)::date and $2::date
        or start between date_trunc('month', $3::date)::date and $3::date)
)
select key_id,
       sum(received_online * (at_end - at_start)),
       sum(received_elsewhere * (at_end - at_start)),
       sum(early * (at_end - at_start)),
       sum(on_time * (at_end - at_start)),
       sum(late * (at_end - at_start)),
       sum(opened * at_end),
       sum(overdue * at_end),
       sum(waiting * at_end),
       sum(refused * (at_end - at_start)),
       sum(unreceived * at_end),
       sum(opened * at_start)
from reached
group by key_id
