select position, appended_at, kind, schema, stream, body from ledger.entries where kind <> 1 and position > $1 order by position
