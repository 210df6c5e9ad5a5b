insert into reports.checkpoint (position, appended_at, chain, edition)
values ($1, $2, $3, $4)
on conflict (only_row) do update
set position = excluded.position, appended_at = excluded.appended_at, chain = excluded.chain, edition = excluded.edition
