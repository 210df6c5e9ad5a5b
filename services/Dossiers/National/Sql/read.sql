select dossier, kind, agency, sha256, body, received_at from dossiers.national_revisions
where source = $1 and dossier = any ($2)
order by dossier, kind, sha256
