select count(pg_terminate_backend(pid))
from pg_locks
where locktype = 'advisory' and granted and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())
    and classid::bigint = ($1 >> 32) & 4294967295 and objid::bigint = $1 & 4294967295
