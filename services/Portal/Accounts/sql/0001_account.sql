-- Accounts that sign in with a name and password (ASP.NET Core Identity keeps to these columns).
create table portal.account (
    id                     text primary key,
    user_name              varchar(256),
    normalized_user_name   varchar(256) unique,
    email                  varchar(256),
    normalized_email       varchar(256),
    email_confirmed        boolean not null default false,
    password_hash          text,
    security_stamp         text,
    concurrency_stamp      text,
    phone_number           varchar(256),
    phone_number_confirmed boolean not null default false,
    two_factor_enabled     boolean not null default false,
    lockout_end            timestamptz,
    lockout_enabled        boolean not null default true,
    access_failed_count    integer not null default 0,
    full_name              text not null,
    agency                 text not null,
    role                   text not null,
    expires_at             timestamptz
);
