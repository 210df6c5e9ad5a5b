-- Filed reports: the bytes as filed and what they were made from. Rows are never changed or deleted.
create table reports.sealed (
    id         text primary key,
    form       text not null,
    from_day   date not null,
    to_day     date not null,
    today      date not null,
    scope      text not null,
    scope_by   text not null,
    group_by   text not null,
    view       text not null,
    template   text,
    position   bigint not null,
    instant    timestamptz,
    sha256     text not null,
    body       bytea not null,
    cases      bytea not null,
    sealed_by  text not null,
    sealed_at  timestamptz not null,
    replaces   text references reports.sealed (id)
);
create index sealed_by_time on reports.sealed (sealed_at desc, id);
