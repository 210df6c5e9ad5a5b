select id
from dossiers.connectors
where next_run_at <= $1 and (leased_until is null or leased_until <= $1) and coalesce((profile ->> 'enabled')::boolean, true)
order by next_run_at
