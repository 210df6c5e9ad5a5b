select view, grain, start, key_id, received_online, received_direct, received_postal, opened, overdue, early, on_time, late, waiting, refused, unreceived
from reports.cells
where key_id % $1 = $2
