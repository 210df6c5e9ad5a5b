-- The units that hold dossiers now, each once.
select distinct holder_unit
from reports.dossiers
where holder_unit is not null
