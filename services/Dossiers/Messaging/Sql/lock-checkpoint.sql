SELECT position FROM dossiers.published WHERE only_row FOR UPDATE
