update dossiers.connectors set leased_by = null, leased_until = null, next_run_at = $3 where id = $1 and leased_by = $2
