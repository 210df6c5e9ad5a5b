update dossiers.claims set decision = $4, decided_by = $5 where kind = $1 and source = $2 and id = $3
