update reports.cell_changes c
set changed_by = pg_current_xact_id()
from unnest($1::text[]::tid[]) known (place)
where c.ctid = known.place
returning c.view, c.grain, c.start, c.ctid::text
