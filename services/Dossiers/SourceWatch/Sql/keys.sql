select source, agency from dossiers.sources order by source
