-- What II.06a of 2025 counts, by key, straight from the current facts.
select key_id,
       count(*) filter (where received_on between '2025-01-01' and '2025-12-31') as received,
       count(*) filter (where received_on < '2025-01-01' and (ended_on is null or ended_on >= '2025-01-01')) as carried_over,
       count(*) filter (where ended_on between '2025-01-01' and '2025-12-31' and outcome = 0) as early,
       count(*) filter (where ended_on between '2025-01-01' and '2025-12-31' and outcome = 1) as on_time,
       count(*) filter (where ended_on between '2025-01-01' and '2025-12-31' and outcome = 2) as late,
       count(*) filter (where received_on <= '2025-12-31' and (ended_on is null or ended_on > '2025-12-31')) as open,
       count(*) filter (where received_on <= '2025-12-31' and (ended_on is null or ended_on > '2025-12-31') and due_on < '2025-12-31') as overdue
from reports.dossiers
group by key_id
