update dossiers.webhooks
set position = $3,
    sequence = $4,
    delivered_at = case when $4 > sequence then $5 else delivered_at end,
    failing_since = case when $4 > sequence then null else failing_since end,
    last_error = case when $4 > sequence then null else last_error end,
    failures = case when $4 > sequence then 0 else failures end,
    next_attempt_at = null
where id = $1 and leased_by = $2
