-- When reports are filed without anybody asking.
create table reports.seal_schedules (
    id        text primary key,
    agency    text not null,
    body      jsonb not null,
    starts_on date not null,
    put_by    text not null,
    first_put timestamptz not null,
    put_at    timestamptz not null
);
