-- Up to plain_keys_to entries may have plain keys (EntryKey); placed_to is the last position written with placed ones.
alter table ledger.head add column plain_keys_to bigint not null default 0, add column placed_to bigint not null default 0;
update ledger.head set plain_keys_to = position, placed_to = position;
