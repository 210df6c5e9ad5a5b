select pg_notify('onestop_ledger', $1::text)
