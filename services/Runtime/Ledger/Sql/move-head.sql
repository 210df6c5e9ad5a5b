update ledger.head set position = $1, placed_to = $1, stamped_at = $2, hash = $3
