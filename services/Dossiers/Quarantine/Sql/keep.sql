insert into dossiers.quarantine as kept
    (channel, source, item_id, dossier, code, detail, raw, length, sha256, sent_by, sent_agency, backfill, seen, first_seen_at, last_seen_at)
select $1, source, item_id, dossier, code, detail, raw, length, sha256, $2, $3, $4, seen, $5, $5
from unnest($6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bytea[], $12::bigint[], $13::bytea[], $14::int[])
    as given (source, item_id, dossier, code, detail, raw, length, sha256, seen)
on conflict (channel, sent_agency, sha256) do update
set seen = kept.seen + excluded.seen,
    last_seen_at = excluded.last_seen_at,
    -- What names neither an entry nor a dossier may be another event each time it comes; anything else was taken once and for all when it was replayed.
    state = case when kept.item_id is null and kept.dossier is null then 'waiting' else kept.state end,
    position = case when kept.item_id is null and kept.dossier is null then null else kept.position end,
    code = excluded.code,
    detail = excluded.detail
