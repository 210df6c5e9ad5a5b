select wanted.ordinal, entry.position
from unnest($1::uuid[]) with ordinality as wanted (key, ordinal)
join ledger.entries entry on entry.key = wanted.key
