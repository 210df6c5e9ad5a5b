-- How many dossiers had a number before the entry at a position; a row now and then, so that those numbered after a position are found without an index
-- on what changes with every entry.
create table reports.numbered (
    position bigint primary key,
    dossiers integer not null
);
