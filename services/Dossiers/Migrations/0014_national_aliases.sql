-- Codes and unit names that mean another one: of dossiers re-coded by a sender, of units written by name. An empty source means every source.
create table dossiers.national_aliases (
    kind text not null,
    source text collate "C" not null default '',
    alias text collate "C" not null,
    meaning text not null,
    valid_from date not null default '0001-01-01',
    valid_to date,
    constraint national_aliases_pkey primary key (kind, source, alias, valid_from)
);
