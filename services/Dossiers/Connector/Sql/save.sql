update dossiers.connectors set next_page = $3, run = $4, leased_until = $5 where id = $1 and leased_by = $2
