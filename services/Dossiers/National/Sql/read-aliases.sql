select kind, source, alias, meaning, valid_from, valid_to from dossiers.national_aliases where source in ('', $1) order by source, valid_from, alias
