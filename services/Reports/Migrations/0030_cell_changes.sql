-- Which transaction last changed the cells of a day, month or year: what a reader keeps of them in memory holds as long as this says the same.
create table reports.cell_changes (
    view       smallint not null,
    grain      smallint not null,
    start      date not null,
    changed_by xid8 not null,
    primary key (view, grain, start)
);
insert into reports.cell_changes
select distinct view, grain, start, pg_current_xact_id() from reports.cells;
