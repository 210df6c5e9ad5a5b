-- One row: the last position, the last stamp given or promised, the hash of the chain. It starts from random bytes.
create table ledger.head (
    only_row boolean not null primary key default true check (only_row),
    position bigint not null,
    stamped_at timestamptz not null,
    hash bytea not null,
    genesis bytea not null
) with (fillfactor = 50);

insert into ledger.head (position, stamped_at, hash, genesis)
select 0, 'epoch', seed.hash, seed.hash
from (select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')) as hash) seed;
