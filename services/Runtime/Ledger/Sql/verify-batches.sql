select first_position, last_position, stamped_at, previous_hash, hash from ledger.batches where last_position > $1 and last_position <= $2 order by last_position
