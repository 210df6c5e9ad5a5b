-- The publisher locks this row, so it must be there before it starts.
INSERT INTO dossiers.published (position) VALUES (0) ON CONFLICT DO NOTHING
