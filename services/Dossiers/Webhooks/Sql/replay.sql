update dossiers.webhooks set replay_after = $2, next_attempt_at = null where id = $1
