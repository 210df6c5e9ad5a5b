-- The few entries that are no steps, so that a starting program finds the catalogue at once. Kind 1 is a step.
create index entries_catalogue on ledger.entries (position) where kind <> 1;
