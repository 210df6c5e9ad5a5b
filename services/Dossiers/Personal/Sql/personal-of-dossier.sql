select 'applicant' as what, source, id, body from dossiers.personal_data where dossier = $1
union all
select 'text' as what, source, id, body from dossiers.free_text where dossier = $1
order by what, source, id
