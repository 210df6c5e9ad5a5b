select id
from dossiers.webhooks
where (position < $1 or replay_after is not null)
  and (next_attempt_at is null or next_attempt_at <= $2)
  and (leased_until is null or leased_until <= $2)
order by id
