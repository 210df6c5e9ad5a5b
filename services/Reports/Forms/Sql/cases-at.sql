-- The same from the facts valid at position $7; marks, returns and ratings are narrowed by what is known now, the entries decide. Mark 64: refused at intake
-- before it was received.
select d.code, f.software, f.explained, $4 = -1 or d.marks & $4 <> 0, d.actions
from (
    select dossier_no, key_id, received_on, ended_on, software, explained
    from reports.dossiers
    where fact_from <= $7
    union all
    select dossier_no, key_id, received_on, ended_on, software, explained
    from reports.past_facts
    where valid_from <= $7 and valid_to > $7
) f
join reports.dossiers d using (dossier_no)
where f.key_id = any ($1)
  and ($4 = -1 or d.marks & $4 <> 0 or $5 and d.actions is not null)
  and case $6
          when 'late' then f.received_on <= $2 and (f.ended_on is null or f.ended_on > $3)
          when 'rated' then d.rating is not null or d.marks = -1
          else f.received_on <= $2 and (f.ended_on is null or f.ended_on > $3) or d.returned_on > $3 or d.marks = -1 or f.received_on is null
              or f.received_on > $2 and d.marks & 64 <> 0 or $6 = 'allAndRated' and d.rating is not null
      end
order by d.code
