select source, agency, unit, status, received_on, appointment_on, ended_on, returned_on, seen_at, flags
from dossiers.portal_views
where dossier = $1
order by source
