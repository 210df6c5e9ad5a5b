select code
from reports.dossiers
where status < 5
