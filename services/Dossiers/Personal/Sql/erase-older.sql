with applicants as (delete from dossiers.personal_data where kept_at < $1 returning 1),
     texts as (delete from dossiers.free_text where kept_at < $1 returning 1),
     rejected as (update dossiers.quarantine set raw = null where last_seen_at < $1 and raw is not null returning 1),
     copies as (delete from dossiers.registers where sent_at < $1 returning 1)
select (select count(*) from applicants) + (select count(*) from texts) + (select count(*) from rejected) + (select count(*) from copies)
