-- Keys that protect cookies and form tokens, shared by every copy of the portal.
create table portal.key (
    name    text primary key,
    element text not null,
    made_at timestamptz not null default now()
);
