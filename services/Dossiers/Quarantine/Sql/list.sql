select id, channel, source, item_id, dossier, code, detail, raw, length, sha256, seen, first_seen_at, last_seen_at, state, position
from dossiers.quarantine
where id > $1
  and ($2::text[] is null or sent_agency = any ($2))
  and ($3::text is null or channel = $3)
  and ($4::text is null or source = $4)
  and ($5::text is null or code = $5)
  and ($6::text is null or state = $6)
order by id
limit $7
