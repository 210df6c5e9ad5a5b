select source, agency, addresses from dossiers.sources where key_sha256 = $1
