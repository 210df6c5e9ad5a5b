create table reports.cells_by_day partition of reports.cells for values in (0) with (fillfactor = 80);
