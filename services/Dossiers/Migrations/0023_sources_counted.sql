-- Up to where entries have been counted by source: one row.
create table dossiers.sources_counted (
    only_row boolean primary key default true check (only_row),
    position bigint not null default 0 check (position >= 0)
);
insert into dossiers.sources_counted (position) values (0);
