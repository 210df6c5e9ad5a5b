select position, appended_at, key, digest, kind, schema, stream, body from ledger.entries where position > $1 and position <= $2 order by position
