select position, stamped_at, hash, current_setting('synchronous_standby_names') <> '', plain_keys_to > 0 from ledger.head
