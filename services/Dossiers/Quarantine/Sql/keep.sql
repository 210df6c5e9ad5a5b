insert into dossiers.quarantine as kept
    (channel, source, item_id, dossier, code, detail, raw, length, sha256, sent_by, sent_agency, backfill, seen, first_seen_at, last_seen_at)
select $1, source, item_id, dossier, code, detail, raw, length, sha256, $2, $3, $4, seen, $5, $5
from unnest($6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bytea[], $12::bigint[], $13::bytea[], $14::int[])
    as given (source, item_id, dossier, code, detail, raw, length, sha256, seen)
on conflict (channel, sha256) do update
set seen = kept.seen + excluded.seen,
    last_seen_at = excluded.last_seen_at,
    code = excluded.code,
    detail = excluded.detail
