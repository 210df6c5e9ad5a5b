-- The projector's statements are planned once and kept. The first are planned while the tables are nearly empty, where to read all of a table is cheapest; what
-- a page asks for is always a few rows of many.
set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off
