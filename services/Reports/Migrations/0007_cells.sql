-- The sums of the deltas of all current facts. View 0 is the software view; view 1 holds only what explanations change, so that the explained view is
-- the sum of both. Grain 0 is a day, 1 a month, 2 a year, each kept up to date by itself; start is its first day. Of the ends only those that
-- count from their own date are here, the others are in ended_exceptions.
create table reports.cells (
    view            smallint not null,
    grain           smallint not null,
    start           date not null,
    key_id          integer not null,
    received_online integer not null,
    received_direct integer not null,
    received_postal integer not null,
    opened          integer not null,
    overdue         integer not null,
    early           integer not null,
    on_time         integer not null,
    late            integer not null,
    waiting         integer not null,
    refused         integer not null,
    unreceived      integer not null,
    primary key (view, grain, start, key_id)
) partition by list (grain);
