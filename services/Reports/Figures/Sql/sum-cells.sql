-- Sums of cells by key for the period [F, T]. What is reached on a day is the sum of the whole years before its year, of the whole months of its year
-- before its month, and of the days of its month before it; the period itself is what is reached at its end less what was reached at its start.
-- $1 views; the day after T $2, its month $3, its year $4; F $5, its month $6, its year $7.
with reached as (
    select key_id, received_online, received_direct + received_postal as received_elsewhere, early, on_time, late, refused,
           opened, overdue, waiting, unreceived,
           1 as at_end,
           (start < $7)::int as at_start
    from reports.cells_by_year
    where view = any ($1) and grain = 2 and start < $4
    union all
    select key_id, received_online, received_direct + received_postal, early, on_time, late, refused,
           opened, overdue, waiting, unreceived,
           (start >= $4 and start < $3)::int,
           (start >= $7 and start < $6)::int
    from reports.cells_by_month
    where view = any ($1) and grain = 1 and (start >= $4 and start < $3 or start >= $7 and start < $6)
    union all
    select key_id, received_online, received_direct + received_postal, early, on_time, late, refused,
           opened, overdue, waiting, unreceived,
           (start >= $3 and start < $2)::int,
           (start >= $6 and start < $5)::int
    from reports.cells_by_day
    where view = any ($1) and grain = 0 and (start >= $3 and start < $2 or start >= $6 and start < $5)
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
