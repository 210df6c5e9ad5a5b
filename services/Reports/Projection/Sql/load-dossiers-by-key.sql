select dossier_no, code, fact_from, key_id, received_on, due_on, ended_on, outcome, software, explained, entries
from reports.dossiers
where (key_id = any ($1) or other_procedures && $4) and dossier_no > $2
order by dossier_no
limit $3
