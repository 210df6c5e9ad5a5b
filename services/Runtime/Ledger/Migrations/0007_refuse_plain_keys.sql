-- A program of a version before, which may still run beside this one, does not find repetitions under placed keys: it may read but no longer write, and is
-- told to come again (its senders are answered 503).
create function ledger.refuse_plain_keys() returns trigger language plpgsql as $$
begin
    raise exception 'This ledger is written by a newer version.' using errcode = 'cannot_connect_now';
end
$$;
create trigger refuse_plain_keys before update on ledger.head
for each row when (new.position > old.position and new.placed_to <> new.position)
execute function ledger.refuse_plain_keys();
