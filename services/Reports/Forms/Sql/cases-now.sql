-- Dossiers that forms may have to look at singly. $1 keys, $2 received by, $3 the day before the period, $4 marks of which it must bear one (-1 = any dossier), $5 or be part of
-- any bulk action, $6 late|all|rated|allAndRated. Mark 64: refused at intake before it was received.
select code, software, explained, $4 = -1 or marks & $4 <> 0, actions
from reports.dossiers
where key_id = any ($1)
  and ($4 = -1 or marks & $4 <> 0 or $5 and actions is not null)
  and case $6
          when 'late' then received_on <= $2 and (ended_on is null or ended_on > $3)
          when 'rated' then rating is not null
          else received_on <= $2 and (ended_on is null or ended_on > $3) or returned_on > $3 or received_on is null
              or received_on > $2 and marks & 64 <> 0 or $6 = 'allAndRated' and rating is not null
      end
order by code
