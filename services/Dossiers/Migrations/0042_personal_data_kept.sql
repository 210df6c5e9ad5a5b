-- Since when it is here: what is older than the law lets us keep it is erased.
alter table dossiers.personal_data add column kept_at timestamptz not null default now();
