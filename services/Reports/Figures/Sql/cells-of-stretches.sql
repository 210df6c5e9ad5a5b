-- The cells of some days, months or years, those of one stretch together. $1 grain, $2 views and $3 first days, pair by pair.
select c.view, c.start, c.key_id, c.received_online, c.received_direct + c.received_postal, c.early, c.on_time, c.late, c.opened, c.overdue, c.waiting,
       c.refused, c.unreceived
from unnest($2::smallint[], $3::date[]) as s (view, start)
join reports.cells c on c.grain = $1 and c.view = s.view and c.start = s.start
order by c.view, c.start
