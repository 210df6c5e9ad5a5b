select source, hour, entries, last_at, last_recorded_at
from dossiers.source_hours as counted
where hour >= $1 or not exists (select from dossiers.source_hours as later where later.source = counted.source and later.hour > counted.hour)
order by source, hour
