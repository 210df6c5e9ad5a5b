select position, stamped_at, hash from ledger.head
