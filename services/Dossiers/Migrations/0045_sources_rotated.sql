-- The key before this one, which still holds for a while, so that a source changes its key without a pause; and how much it may send in a minute.
alter table dossiers.sources
    add column previous_sha256 bytea,
    add column previous_until timestamptz,
    add column per_minute integer;
