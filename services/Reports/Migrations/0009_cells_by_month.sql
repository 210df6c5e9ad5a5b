create table reports.cells_by_month partition of reports.cells for values in (1) with (fillfactor = 60);
