-- Where typed figures stand in the ledger: rows of a batch hold from its position on, at no earlier cut-off; a batch without a place holds nowhere.
create table reports.typed_places (
    batch    text primary key,
    position bigint not null
);
alter table reports.typed_indicators add column batch text, alter column position drop not null;
alter table reports.surveys add column batch text, alter column position drop not null;
