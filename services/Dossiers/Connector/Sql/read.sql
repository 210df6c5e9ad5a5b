select id, profile, secret, next_page, run, next_run_at from dossiers.connectors where $1::text is null or id = $1 order by id
