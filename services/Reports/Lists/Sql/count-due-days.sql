select due_on, count(*)
from reports.dossiers
where true
