select holder_agency, holder_unit, holder_officer, count(*)
from reports.dossiers
where status < 5
