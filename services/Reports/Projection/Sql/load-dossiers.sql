select dossier_no, code, fact_from, key_id, received_on, due_on, ended_on, outcome, software, explained, entries
from reports.dossiers
where code = any ($1)
