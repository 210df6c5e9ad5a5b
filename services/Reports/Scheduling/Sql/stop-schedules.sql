update reports.seal_schedules
set stopped_at = $2, stopped_why = $3
where body ->> 'sealedBy' = $1 and stopped_at is null
