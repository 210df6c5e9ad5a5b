-- How a dossier ended (EndKind), for results that nobody collected; null = not ended. When it was submitted online.
alter table reports.dossiers add column ended_by smallint, add column submitted_on date;
