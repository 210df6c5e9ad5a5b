-- Files that were made and kept with filed reports.
create table reports.sealed_files (
    report  text not null references reports.sealed (id),
    format  text not null,
    body    bytea not null,
    sha256  text not null,
    made_at timestamptz not null,
    primary key (report, format)
);
