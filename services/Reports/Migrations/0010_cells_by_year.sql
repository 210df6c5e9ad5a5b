create table reports.cells_by_year partition of reports.cells for values in (2) with (fillfactor = 50);
