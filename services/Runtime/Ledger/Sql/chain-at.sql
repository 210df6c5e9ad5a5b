-- What the chain says at a position: the hash before its batch, the hash of its batch, and the digest of the entry itself.
select batch.previous_hash, batch.hash, batch.last_position, entry.digest
from ledger.entries entry
cross join lateral (
    select previous_hash, hash, last_position from ledger.batches where last_position >= $1 order by last_position limit 1
) batch
where entry.position = $1
