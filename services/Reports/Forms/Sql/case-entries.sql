-- The packed entries of dossiers by code.
select code, entries
from reports.dossiers
where code = any ($1)
order by code
