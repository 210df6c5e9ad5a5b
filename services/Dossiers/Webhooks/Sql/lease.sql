update dossiers.webhooks
set leased_by = $2,
    leased_until = $4,
    position = coalesce(replay_after, position),
    replay_after = null
where id = $1 and (leased_by = $2 or leased_until is null or leased_until <= $3)
returning id, url, events, agency, secret, position, sequence, delivered_at, failing_since, last_error, failures, next_attempt_at
