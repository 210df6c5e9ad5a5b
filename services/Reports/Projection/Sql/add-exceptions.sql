insert into reports.ended_exceptions as c (view, ended_on, as_of, key_id, early, on_time, late, refused)
select view, ended_on, as_of, key_id, early, on_time, late, refused from page_exceptions
on conflict (view, ended_on, as_of, key_id) do update
set early = c.early + excluded.early,
    on_time = c.on_time + excluded.on_time,
    late = c.late + excluded.late,
    refused = c.refused + excluded.refused
