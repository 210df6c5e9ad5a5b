-- The newest edition of the same report, whoever filed it.
select id from reports.sealed
where form = $1 and coalesce(template, '') = $2 and from_day = $3 and to_day = $4 and scope = $5 and view = $6
order by sealed_at desc, id
limit 1
