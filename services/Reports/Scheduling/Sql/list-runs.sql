select r.form, r.template, r.from_day, r.to_day, r.due_at, r.tried_at, r.report, r.code, r.detail,
    array(select f.format from reports.sealed_files f where f.report = r.report order by f.format)
from reports.seal_runs r
where r.schedule = $1 and r.tried_at is not null
order by r.to_day desc, r.from_day, r.form, r.template
limit $2
