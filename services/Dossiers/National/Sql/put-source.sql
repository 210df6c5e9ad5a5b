insert into dossiers.sources as kept (source, key_sha256, agency, addresses, per_minute)
values ($1, $2, $3, $4, $6)
on conflict (source) do update
set key_sha256 = excluded.key_sha256,
    previous_sha256 = case when kept.key_sha256 <> excluded.key_sha256 then kept.key_sha256 else kept.previous_sha256 end,
    previous_until = case when kept.key_sha256 <> excluded.key_sha256 then $5 else kept.previous_until end,
    agency = excluded.agency,
    addresses = excluded.addresses,
    per_minute = excluded.per_minute
