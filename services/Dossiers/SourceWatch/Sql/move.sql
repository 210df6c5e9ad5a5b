update dossiers.sources_counted set position = $1 where only_row
