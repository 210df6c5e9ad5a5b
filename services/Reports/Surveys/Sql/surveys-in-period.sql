-- Campaigns that end in the period, each in the newest version known at a cut-off. Every agency names its own: two may use one id.
select body
from (
    select distinct on (s.agency, s.id) s.agency, s.id, s.to_day, s.body
    from reports.surveys s
    left join reports.typed_places p on p.batch = s.batch
    where coalesce(p.position, s.position) <= $3
    order by s.agency, s.id, coalesce(p.position, s.position) desc, s.put_no desc
) newest
where to_day between $1 and $2
order by id, agency;
