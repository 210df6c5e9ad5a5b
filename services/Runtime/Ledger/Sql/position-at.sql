-- The last position stamped at or before the instant: inside the first batch that ends after it, or just before that batch.
select coalesce(
    (select max(entry.position) from ledger.entries entry
     where entry.position between batch.first_position and batch.last_position and entry.appended_at <= $1),
    batch.first_position - 1)
from (select first_position, last_position from ledger.batches where stamped_at >= $1 order by stamped_at limit 1) batch
