delete from dossiers.portal_views where source = $1 and dossier = any ($2)
