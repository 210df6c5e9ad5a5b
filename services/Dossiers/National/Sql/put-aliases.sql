insert into dossiers.national_aliases (kind, source, alias, meaning, valid_from, valid_to)
values ($1, $2, $3, $4, $5, $6)
on conflict (kind, source, alias, valid_from) do update set meaning = excluded.meaning, valid_to = excluded.valid_to
