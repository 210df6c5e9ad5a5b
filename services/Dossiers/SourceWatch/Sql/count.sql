insert into dossiers.source_hours as kept (source, hour, entries, last_position, last_at, last_recorded_at)
select * from unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::timestamptz[])
on conflict (source, hour) do update
set entries = kept.entries + excluded.entries,
    last_position = excluded.last_position,
    last_at = excluded.last_at,
    last_recorded_at = excluded.last_recorded_at
