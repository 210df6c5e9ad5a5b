select due_on, key_id, count(*)
from reports.dossiers
where true
