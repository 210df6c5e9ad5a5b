select source, count(*), max(appended_at)
from (
    select convert_from(body, 'UTF8')::jsonb ->> 'source' as source, appended_at
    from ledger.entries
    where stream is not null
    order by position desc
    limit 10000
) as recent
group by source
order by max(appended_at) desc
limit 20
