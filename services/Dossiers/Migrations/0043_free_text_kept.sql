-- Since when it is here.
alter table dossiers.free_text add column kept_at timestamptz not null default now();
