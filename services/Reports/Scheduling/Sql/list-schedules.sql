select body, starts_on, put_by, first_put, put_at from reports.seal_schedules order by id
