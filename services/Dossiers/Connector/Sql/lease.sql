update dossiers.connectors
set leased_by = $2, leased_until = $4
where id = $1 and (leased_by = $2 or leased_until is null or leased_until <= $3)
returning id, profile, secret, next_page, run, next_run_at
