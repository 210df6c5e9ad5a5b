-- The sources with a key of their own that told of some dossiers.
select source from dossiers.sources s
where exists (select from dossiers.national_revisions r where r.source = s.source and r.dossier = any ($1))
order by source
