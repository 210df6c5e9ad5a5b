select position, stamped_at, hash, current_setting('synchronous_standby_names') <> '' from ledger.head
