-- Megabytes per million entries: the ledger's table, its indexes, and all that Reports derives.
select round(pg_table_size('ledger.entries') / head.position::numeric, 1),
       round(pg_indexes_size('ledger.entries') / head.position::numeric, 1),
       round((select sum(pg_total_relation_size(relation.oid)) from pg_class relation
              where relation.relnamespace = 'reports'::regnamespace and relation.relkind = 'r') / head.position::numeric, 1)
from ledger.head
