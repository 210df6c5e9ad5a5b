insert into reports.cell_changes as c
select view, grain, start, pg_current_xact_id() from unnest($1::smallint[], $2::smallint[], $3::date[]) as changed (view, grain, start)
on conflict (view, grain, start) do update set changed_by = excluded.changed_by
returning view, grain, start, ctid::text
