select body from reports.sealed_files where report = $1 and format = $2
