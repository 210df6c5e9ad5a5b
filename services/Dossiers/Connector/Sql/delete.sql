delete from dossiers.connectors where id = $1
