insert into dossiers.webhooks as kept (id, url, events, agency, secret, position, created_by, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (id) do update set url = excluded.url, events = excluded.events, agency = excluded.agency, next_attempt_at = null
returning xmax = 0
