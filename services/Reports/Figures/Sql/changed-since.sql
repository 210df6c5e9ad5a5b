-- What the current facts say otherwise than those valid at a position: theirs is taken away (-1), what was valid then is added (1). A dossier that had a
-- number by then has an earlier version; the others are those numbered since.
with numbered as (
    select coalesce((select n.dossiers from reports.numbered n where n.position <= $1 + 1 order by n.position desc limit 1), 0) as until
), earlier as materialized (
    select dossier_no, key_id, software, explained
    from reports.past_facts
    where valid_to > $1 and valid_from <= $1
)
select d.key_id, d.software, d.explained, -1
from reports.dossiers d
where d.dossier_no > (select until from numbered) and d.fact_from > $1
union all
select d.key_id, d.software, d.explained, -1
from earlier e
join reports.dossiers d on d.dossier_no = e.dossier_no
where d.dossier_no <= (select until from numbered) and d.fact_from > $1
union all
select key_id, software, explained, 1
from earlier
