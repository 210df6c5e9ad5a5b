select wanted.ordinal, entry.position, entry.appended_at, entry.kind, entry.schema, entry.stream, entry.digest, entry.key
from unnest($1::uuid[]) with ordinality as wanted (key, ordinal)
join ledger.entries entry on entry.key = wanted.key
