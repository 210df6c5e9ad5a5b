-- What people took out of the portal: samples, case files, exports, papers, personal data. Only added to.
create table portal.account_reading (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    user_name text not null,
    agency    text not null,
    kind      text not null,
    detail    text not null
);
create index account_reading_by_user on portal.account_reading (user_name, id);
