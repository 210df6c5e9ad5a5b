select head.position, coalesce(batch.stamped_at, 'epoch'), head.hash
from ledger.head head
left join ledger.batches batch on batch.last_position = head.position
