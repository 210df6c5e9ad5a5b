-- For Metabase, Superset and Grafana: what happened on each day by raw key, software view. Stocks (opened, overdue) are changes: their running sum is
-- the stock. Days after today hold what becomes overdue if nothing ends. Columns are only ever added.
create view reporting.daily as
select c.start as day,
       k.agency,
       k.received_by,
       k.unit,
       k.procedure,
       case k.channel when 2 then 'online' when 3 then 'postal' else 'direct' end as channel,
       c.received_online,
       c.received_direct,
       c.received_postal,
       c.early,
       c.on_time,
       c.late,
       c.opened,
       c.overdue
from reports.cells_by_day c
join reports.keys k using (key_id)
where c.view = 0;
