select code, due_on
from reports.dossiers
where status < 5
