-- The run as it is now, held by whoever comes first; another program waits here and then finds what the first one left.
insert into reports.seal_runs (schedule, form, template, from_day, to_day, due_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (schedule, form, template, from_day, to_day) do update set due_at = excluded.due_at
returning tried_at, report, files_due, files_tried
