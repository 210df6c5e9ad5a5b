select pg_export_snapshot(), head.position, head.hash from ledger.head head
