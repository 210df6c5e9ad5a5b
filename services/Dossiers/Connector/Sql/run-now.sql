update dossiers.connectors set next_run_at = $2 where id = $1
