select dossier, source, agency, unit, all_flags, seen_at
from dossiers.portal_views,
    lateral (select case when status in (1, 2, 4, 5, 6, 8) and seen_at < $1 then flags || array['silent'] else flags end as all_flags) as now
where all_flags <> '{}'
  and ($2::text[] is null or agency = any ($2))
  and ($3::text is null or unit = $3 or agency = $3)
  and ($4::text is null or $4 = any (all_flags))
  and ($5::text is null or source = $5)
  and (dossier, source) > ($6, $7)
order by dossier, source
limit $8
