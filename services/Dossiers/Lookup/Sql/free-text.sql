select body from dossiers.free_text where dossier = $1 and source = $2 and id = $3
