select source, agency, addresses, per_minute from dossiers.sources where key_sha256 = $1 or (previous_sha256 = $1 and previous_until > $2)
