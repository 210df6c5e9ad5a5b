-- The position asked for ($1), the last one appended by an instant ($2), or where Reports stands; the instant of its append; where Reports stands.
select place.position,
       (select max(a.appended_at) from reports.appends a where a.position = (select max(b.position) from reports.appends b where b.position <= place.position)),
       c.position,
       c.generation
from reports.checkpoint c
cross join lateral (
    select case
        when $1::bigint is not null then $1::bigint
        when $2::timestamptz is not null
            then coalesce((select min(n.position) - 1 from reports.appends n where n.position > 0 and n.appended_at > $2::timestamptz), c.position)
        else c.position
    end as position
) place
