-- Campaigns that end in the period, each in the newest version known at a cut-off.
select body
from (
    select distinct on (id) id, to_day, body
    from reports.surveys
    where position <= $3
    order by id, put_no desc
) newest
where to_day between $1 and $2
order by id;
