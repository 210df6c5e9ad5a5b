-- What waits for a decision, oldest first.
create index claims_pending on dossiers.claims (kind, claimed_at, id) where decision is null;
