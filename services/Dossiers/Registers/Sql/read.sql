select copy from dossiers.registers where id = $1 and sent_by = $2
