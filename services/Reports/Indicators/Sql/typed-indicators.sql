-- What holds at a cut-off for an agency and a period: the newest by its place in the ledger.
select distinct on (t.key) t.agency, t.from_day, t.to_day, t.key, t.value, t.words, t.note, t.target, t.evidence, t.typed_by, t.typed_at
from reports.typed_indicators t
left join reports.typed_places p on p.batch = t.batch
where t.agency = $1 and t.from_day = $2 and t.to_day = $3 and coalesce(p.position, t.position) <= $4
order by t.key, coalesce(p.position, t.position) desc, t.typed_no desc;
