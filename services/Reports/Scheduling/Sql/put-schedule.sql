insert into reports.seal_schedules (id, agency, body, starts_on, put_by, first_put, put_at)
values ($1, $2, $3::jsonb, coalesce($4, $5), $6, $7, $7)
on conflict (id) do update
set agency = excluded.agency, body = excluded.body, starts_on = coalesce($4, reports.seal_schedules.starts_on), put_by = excluded.put_by, put_at = excluded.put_at,
    stopped_at = null, stopped_why = null
