-- Ends that count from another day than their own, such as the −1 of a reopening.
create table reports.ended_exceptions (
    view     smallint not null,
    ended_on date not null,
    as_of    date not null,
    key_id   integer not null,
    early    integer not null,
    on_time  integer not null,
    late     integer not null,
    primary key (view, ended_on, as_of, key_id)
);
