UPDATE dossiers.published SET position = $1 WHERE only_row
