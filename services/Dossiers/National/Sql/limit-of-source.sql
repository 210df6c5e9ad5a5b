select per_minute from dossiers.sources where source = $1
