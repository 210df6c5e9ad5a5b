select position from dossiers.sources_counted where only_row for update
