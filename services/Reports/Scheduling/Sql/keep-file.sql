insert into reports.sealed_files (report, format, body, sha256, made_at) values ($1, $2, $3, $4, $5) on conflict do nothing
