-- From when an online submission waits for the office's answer (08 working hours), and the last day for a supplement that is awaited; null for nearly all.
alter table reports.dossiers add column waiting_since timestamptz, add column supplement_due_on date;
create index dossiers_waiting on reports.dossiers (waiting_since) where status = 0;
create index dossiers_supplement_due on reports.dossiers (supplement_due_on) where supplement_due_on is not null;
