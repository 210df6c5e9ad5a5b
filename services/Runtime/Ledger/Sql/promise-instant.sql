-- Waits for a batch under way, then sees to it that no later one is stamped at or before the instant.
update ledger.head set stamped_at = greatest(stamped_at, $1) returning position
