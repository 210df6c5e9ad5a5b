-- Sign-ins of an account at an outside provider (Identity).
create table portal.account_login (
    login_provider        varchar(128) not null,
    provider_key          varchar(128) not null,
    provider_display_name text,
    user_id               text not null references portal.account on delete cascade,
    primary key (login_provider, provider_key)
);
