-- Of which stretches of cells a period [F, T] is made, and by which transaction each was last changed. What is reached on a day is the sum of the whole
-- years before its year, of the whole months of its year before its month, and of the days of its month before it; the period itself is what is
-- reached at its end less what was reached at its start.
-- $1 views; the day after T $2, its month $3, its year $4; F $5, its month $6, its year $7.
select view, grain, start, changed_by, true, start < $7
from reports.cell_changes
where view = any ($1) and grain = 2 and start < $4
union all
select view, grain, start, changed_by, start >= $4 and start < $3, start >= $7 and start < $6
from reports.cell_changes
where view = any ($1) and grain = 1 and (start >= $4 and start < $3 or start >= $7 and start < $6)
union all
select view, grain, start, changed_by, start >= $3 and start < $2, start >= $6 and start < $5
from reports.cell_changes
where view = any ($1) and grain = 0 and (start >= $3 and start < $2 or start >= $6 and start < $5)
