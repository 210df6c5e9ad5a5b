select view, ended_on, as_of, key_id, early, on_time, late, refused
from reports.ended_exceptions
where key_id % $1 = $2
