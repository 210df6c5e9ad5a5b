create temporary table if not exists page_exceptions (like reports.ended_exceptions) on commit delete rows
