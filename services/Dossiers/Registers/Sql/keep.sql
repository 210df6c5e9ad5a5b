insert into dossiers.registers (id, sent_by, sent_at, copy) values ($1, $2, $3, $4)
