-- The first position of every append: a position stands for the instant of its append.
create table reports.appends (
    position    bigint primary key,
    appended_at timestamptz not null
);
create index appends_by_instant on reports.appends (appended_at);
