-- Ends that count from another day than their own: those of the period, and how many that ended before it were opened again in it; refusals likewise.
-- $1 views, $2 T, $3 the day before F.
select key_id,
       coalesce(sum(early) filter (where ended_on > $3), 0),
       coalesce(sum(on_time) filter (where ended_on > $3), 0),
       coalesce(sum(late) filter (where ended_on > $3), 0),
       -coalesce(sum(early + on_time + late) filter (where ended_on <= $3 and as_of > $3), 0),
       coalesce(sum(refused) filter (where ended_on > $3), 0)
from reports.ended_exceptions
where view = any ($1) and as_of <= $2
group by key_id
