-- A refusal at intake is over from the day of a later reception: its −1 counts from another day than the refusal's own, like that of a reopened end.
alter table reports.ended_exceptions add column refused integer not null default 0;
