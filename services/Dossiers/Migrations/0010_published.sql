-- Up to where the ledger's events have been confirmed by the broker: one row.
CREATE TABLE dossiers.published (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint NOT NULL DEFAULT 0 CHECK (position >= 0)
)
