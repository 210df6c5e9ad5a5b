-- What holds at a cut-off for an agency and a period.
select distinct on (key) agency, from_day, to_day, key, value, words, note, target, evidence, typed_by, typed_at
from reports.typed_indicators
where agency = $1 and from_day = $2 and to_day = $3 and position <= $4
order by key, typed_no desc;
