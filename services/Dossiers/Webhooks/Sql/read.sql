select id, url, events, agency, secret, position, sequence, delivered_at, failing_since, last_error, failures, next_attempt_at
from dossiers.webhooks
where $1::text is null or id = $1
order by id
