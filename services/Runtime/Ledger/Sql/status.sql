select head.position, coalesce(batch.stamped_at, 'epoch'), head.hash,
    (select count(*) from ledger.batches),
    pg_database_size(current_database()),
    pg_total_relation_size('ledger.entries'),
    current_setting('server_version')
from ledger.head head
left join ledger.batches batch on batch.last_position = head.position
