-- An append of another process that dies before its commit: it takes the lock of all writers, writes at the head, and is rolled back by the error.
do $$
begin
    perform pg_advisory_xact_lock(8026077212016836865);
    insert into ledger.entries (position, appended_at, key, digest, kind, schema, stream, body)
    select position + 1, now(), gen_random_uuid(), 0, 1, 1, 'rolled-back', '\x7b7d' from ledger.head;
    raise exception 'rolled back';
end
$$
