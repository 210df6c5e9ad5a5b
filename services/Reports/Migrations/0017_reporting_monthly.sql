-- The same by month.
create view reporting.monthly as
select c.start as month,
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
from reports.cells_by_month c
join reports.keys k using (key_id)
where c.view = 0;
