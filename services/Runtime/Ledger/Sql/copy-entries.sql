copy ledger.entries (position, appended_at, key, digest, kind, schema, stream, body) from stdin (format binary)
