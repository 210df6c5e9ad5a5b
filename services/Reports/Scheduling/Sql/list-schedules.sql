select body, starts_on, put_by, first_put, put_at, stopped_at, stopped_why from reports.seal_schedules order by id
