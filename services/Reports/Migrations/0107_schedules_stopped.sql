-- A schedule that files in the name of somebody who no longer may stands still until it is put again; files that could not be made are tried again.
alter table reports.seal_schedules add column stopped_at timestamptz, add column stopped_why text;
alter table reports.seal_runs add column files_tried integer not null default 0;
