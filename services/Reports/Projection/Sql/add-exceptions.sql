insert into reports.ended_exceptions as c
select * from page_exceptions
on conflict (view, ended_on, as_of, key_id) do update
set early = c.early + excluded.early,
    on_time = c.on_time + excluded.on_time,
    late = c.late + excluded.late
