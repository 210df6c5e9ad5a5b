create temporary table if not exists page_dossiers (like reports.dossiers) on commit delete rows
