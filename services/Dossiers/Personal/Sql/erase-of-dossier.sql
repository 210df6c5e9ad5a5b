with applicants as (delete from dossiers.personal_data where dossier = $1 returning 1),
     texts as (delete from dossiers.free_text where dossier = $1 returning 1),
     rejected as (update dossiers.quarantine set raw = null where dossier = $1 and raw is not null returning 1)
select (select count(*) from applicants) + (select count(*) from texts) + (select count(*) from rejected)
