-- What a filed report was made from, and a hash of its case list; null in editions filed before.
alter table reports.sealed
    add column online_base  text not null default 'd1', -- what the online rates were divided by
    add column definition   text,
    add column catalogue    bigint, -- position of the last catalogue entry it knew
    add column calendar     bigint, -- position of the last calendar entry it knew
    add column rule_sets    text[], -- codes of the rule sets in force in its period
    add column cases_count  bigint,
    add column cases_sha256 text;
