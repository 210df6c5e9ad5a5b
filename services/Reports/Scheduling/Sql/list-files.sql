select format, octet_length(body)::bigint, sha256, made_at from reports.sealed_files where report = $1 order by format
