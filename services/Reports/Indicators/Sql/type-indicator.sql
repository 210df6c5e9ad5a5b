insert into reports.typed_indicators (agency, from_day, to_day, key, value, words, note, target, evidence, typed_by, typed_at, batch)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);
