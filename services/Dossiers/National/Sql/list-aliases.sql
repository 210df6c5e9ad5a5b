select kind, source, alias, meaning, valid_from, valid_to
from dossiers.national_aliases
where ($1::text is null or kind = $1)
  and ($2::text is null or source = $2)
  and ($3::text is null or position(lower($3) in lower(alias collate "default")) > 0 or position(lower($3) in lower(meaning)) > 0)
  and ($4::date is null or (valid_from <= $4 and (valid_to is null or valid_to >= $4)))
  and (kind, alias, source, valid_from) > ($5, $6, $7, $8)
order by kind, alias, source, valid_from
limit $9
