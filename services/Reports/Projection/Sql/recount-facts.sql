select key_id, software, explained
from reports.dossiers
where key_id % $1 = $2
