select last_position, hash from ledger.batches where last_position >= $1 order by last_position limit 1
