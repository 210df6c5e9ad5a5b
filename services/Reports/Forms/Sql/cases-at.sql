-- The same from the facts valid at position $5; returns and ratings are narrowed by what is known now, the entries decide.
select d.code, f.software, f.explained
from (
    select dossier_no, key_id, received_on, ended_on, software, explained
    from reports.dossiers
    where fact_from <= $5
    union all
    select dossier_no, key_id, received_on, ended_on, software, explained
    from reports.past_facts
    where valid_from <= $5 and valid_to > $5
) f
join reports.dossiers d using (dossier_no)
where f.key_id = any ($1)
  and case $4
          when 'late' then f.received_on <= $2 and (f.ended_on is null or f.ended_on > $3)
          when 'rated' then d.rating is not null
          else f.received_on <= $2 and (f.ended_on is null or f.ended_on > $3) or d.returned_on > $3 or f.received_on is null or $4 = 'allAndRated' and d.rating is not null
      end
order by d.code
