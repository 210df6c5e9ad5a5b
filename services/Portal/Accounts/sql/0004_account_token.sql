-- Tokens of an account, such as those of an authenticator (Identity).
create table portal.account_token (
    user_id        text not null references portal.account on delete cascade,
    login_provider varchar(128) not null,
    name           varchar(128) not null,
    value          text,
    primary key (user_id, login_provider, name)
);
