-- What the head says beside what there is, in one snapshot.
select head.position, head.hash, head.genesis,
    coalesce((select max(position) from ledger.entries), 0),
    (select last_position from ledger.batches order by last_position desc limit 1),
    (select hash from ledger.batches order by last_position desc limit 1)
from ledger.head head
