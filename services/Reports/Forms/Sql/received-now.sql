-- Dossiers of keys $1 received from $2 to $3, as they are numbered in the register.
select code, received_on
from reports.dossiers
where key_id = any ($1) and received_on between $2 and $3
order by received_on, code
