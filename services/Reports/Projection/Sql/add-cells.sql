insert into reports.cells as c
select * from page_cells
on conflict (view, grain, start, key_id) do update
set received_online = c.received_online + excluded.received_online,
    received_direct = c.received_direct + excluded.received_direct,
    received_postal = c.received_postal + excluded.received_postal,
    opened = c.opened + excluded.opened,
    overdue = c.overdue + excluded.overdue,
    early = c.early + excluded.early,
    on_time = c.on_time + excluded.on_time,
    late = c.late + excluded.late,
    waiting = c.waiting + excluded.waiting,
    refused = c.refused + excluded.refused,
    unreceived = c.unreceived + excluded.unreceived
