insert into ledger.batches (first_position, last_position, stamped_at, previous_hash, hash) values ($1, $2, $3, $4, $5)
