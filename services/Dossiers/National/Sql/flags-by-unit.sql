select agency, unit, flag, count(*)
from dossiers.portal_views,
    lateral unnest(case when status in (1, 2, 4, 5, 6, 8) and seen_at < $1 then flags || array['silent'] else flags end) as flag
where ($2::text[] is null or agency = any ($2))
  and ($3::text is null or unit = $3 or agency = $3)
  and ($4::text is null or $4 = flag)
  and ($5::text is null or source = $5)
group by agency, unit, flag
order by count(*) desc, agency, unit, flag
