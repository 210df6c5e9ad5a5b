-- Dossiers that forms may have to look at singly. $1 keys, $2 received by, $3 the day before the period, $4 late|all|rated|allAndRated.
select code, software, explained
from reports.dossiers
where key_id = any ($1)
  and case $4
          when 'late' then received_on <= $2 and (ended_on is null or ended_on > $3)
          when 'rated' then rating is not null
          else received_on <= $2 and (ended_on is null or ended_on > $3) or returned_on > $3 or received_on is null or $4 = 'allAndRated' and rating is not null
      end
order by code
