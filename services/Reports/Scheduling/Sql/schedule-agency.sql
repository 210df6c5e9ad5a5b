select agency from reports.seal_schedules where id = $1
