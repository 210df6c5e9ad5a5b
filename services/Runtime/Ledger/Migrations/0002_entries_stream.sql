-- A dossier's entries, in order.
create index entries_stream on ledger.entries (stream, position) where stream is not null;
