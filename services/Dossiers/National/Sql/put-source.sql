insert into dossiers.sources (source, key_sha256, agency, addresses)
values ($1, $2, $3, $4)
on conflict (source) do update set key_sha256 = excluded.key_sha256, agency = excluded.agency, addresses = excluded.addresses
