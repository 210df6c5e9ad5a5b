-- Whether the people have been taken out: what entries are derived from stays.
alter table dossiers.national_revisions add column erased boolean not null default false;
