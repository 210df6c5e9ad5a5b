update dossiers.webhooks set secret = $2 where id = $1
