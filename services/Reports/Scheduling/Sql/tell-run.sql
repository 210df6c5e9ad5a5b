update reports.seal_runs
set tried_at = $6, report = $7, code = $8, detail = $9, files_due = $10, files_tried = $11
where schedule = $1 and form = $2 and template = $3 and from_day = $4 and to_day = $5
