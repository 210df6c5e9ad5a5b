select position, appended_at, kind, schema, stream, body from ledger.entries where stream = $1 and position <= $2 order by position
