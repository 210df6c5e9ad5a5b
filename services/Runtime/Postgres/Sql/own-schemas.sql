select quote_ident(nspname)
from pg_namespace
where nspname <> 'public' and nspname <> 'information_schema' and not starts_with(nspname, 'pg_')
order by nspname
