-- Dossiers that may stand in a cell, by code. $1 keys, $2 received from, $3 received to, $4 ended after (or not ended), $5 code after, $6 at most.
select code, software, explained
from reports.dossiers
where key_id = any ($1)
  and received_on between $2 and $3
  and (ended_on is null or ended_on > $4)
  and code > $5
order by code
limit $6
