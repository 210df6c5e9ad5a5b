-- What there could ever be to look at in a dossier (Marks), and numbers of the bulk actions it was part of; null = of none. A row written before bears every mark.
alter table reports.dossiers add column marks integer not null default -1, add column actions integer[];
