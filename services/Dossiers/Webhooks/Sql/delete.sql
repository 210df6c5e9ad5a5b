delete from dossiers.webhooks where id = $1
