select appended_at from ledger.entries where position = $1
