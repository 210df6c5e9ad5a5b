-- Another one after every rebuild: what readers keep in memory of the rows before it is forgotten.
alter table reports.checkpoint add column generation uuid not null default gen_random_uuid();
