update dossiers.webhooks
set failing_since = coalesce(failing_since, $3),
    last_error = $4,
    failures = failures + 1,
    next_attempt_at = $5,
    leased_by = null,
    leased_until = null
where id = $1 and leased_by = $2
