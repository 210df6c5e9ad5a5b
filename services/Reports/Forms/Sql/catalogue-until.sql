-- Catalogue entries up to a position.
select position, appended_at, kind, body
from reports.catalogue
where position <= $1
order by position
