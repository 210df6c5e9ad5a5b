-- National parts of procedures that a dossier was received under and does not stand under any more (a correction): its due date still follows from them,
-- so that a change of them in the catalogue folds it again. Null for nearly all.
alter table reports.dossiers add column other_procedures text[];
create index dossiers_by_other_procedure on reports.dossiers using gin (other_procedures) where other_procedures is not null;
