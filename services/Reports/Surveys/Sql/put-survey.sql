insert into reports.surveys (id, agency, from_day, to_day, body, put_by, put_at, batch)
values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8);
