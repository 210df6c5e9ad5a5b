create temporary table if not exists page_cells (like reports.cells) on commit delete rows
