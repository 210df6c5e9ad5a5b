select position, appended_at, kind, schema, stream, body from ledger.entries where position > $1 order by position limit $2
