insert into dossiers.connectors as kept (id, profile, secret, next_run_at)
values ($1, $2, $3, $4)
on conflict (id) do update set profile = excluded.profile, secret = coalesce(excluded.secret, kept.secret), next_run_at = excluded.next_run_at
