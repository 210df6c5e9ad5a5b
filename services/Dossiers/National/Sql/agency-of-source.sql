select agency from dossiers.sources where source = $1
