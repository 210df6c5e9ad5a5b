-- Survey campaigns that belong to no dossier. Putting one again adds a row; the newest one known at a cut-off holds.
create table reports.surveys (
    put_no   bigint generated always as identity primary key,
    id       text not null,
    agency   text not null,
    from_day date not null,
    to_day   date not null,
    body     jsonb not null,
    put_by   text not null,
    put_at   timestamptz not null,
    position bigint not null
);
create index surveys_by_id on reports.surveys (id, put_no);
