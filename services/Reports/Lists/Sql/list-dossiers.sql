select code
from reports.dossiers
where true
