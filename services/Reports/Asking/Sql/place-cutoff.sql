-- The position asked for ($1), the last one appended by an instant ($2), or where Reports stands; the instant of its append; where Reports stands, as
-- which generation; whether fewer entries have come since than a quarter of the dossiers.
-- Rows of reports.appends begin runs, in which each position is stamped a microsecond after the one before.
select place.position,
       (select a.appended_at + (place.position - a.position) * interval '1 microsecond'
        from reports.appends a
        where a.position <= place.position
        order by a.position desc
        limit 1),
       c.position,
       c.generation,
       (c.position - place.position) * 4 < (select coalesce(max(d.dossier_no), 0) from reports.dossiers d)
from reports.checkpoint c
cross join lateral (
    select case
        when $1::bigint is not null then $1::bigint
        when $2::timestamptz is not null then coalesce((
            select least(
                a.position + floor(extract(epoch from $2::timestamptz - a.appended_at) * 1000000)::bigint,
                coalesce((select min(n.position) - 1 from reports.appends n where n.position > a.position), c.position))
            from reports.appends a
            where a.appended_at <= $2::timestamptz
            order by a.position desc
            limit 1), 0)
        else c.position
    end as position
) place
