insert into dossiers.portal_views (dossier, source, agency, unit, status, received_on, appointment_on, ended_on, returned_on, seen_at, flags)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict (dossier, source) do update
set agency = excluded.agency,
    unit = excluded.unit,
    status = excluded.status,
    received_on = excluded.received_on,
    appointment_on = excluded.appointment_on,
    ended_on = excluded.ended_on,
    returned_on = excluded.returned_on,
    seen_at = excluded.seen_at,
    flags = excluded.flags
