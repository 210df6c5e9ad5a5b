-- What became of each form of each period that was due. The key is what keeps two programs from filing it twice.
create table reports.seal_runs (
    schedule  text not null references reports.seal_schedules (id),
    form      text not null,
    template  text not null, -- empty where the form has none
    from_day  date not null,
    to_day    date not null,
    due_at    timestamptz not null,
    tried_at  timestamptz, -- null = not tried yet
    report    text references reports.sealed (id), -- null = open
    code      text,
    detail    text,
    files_due boolean not null default false,
    primary key (schedule, form, template, from_day, to_day)
);
