-- Figures typed in by people, per agency and period. Typing again adds a row; the newest one known at a cut-off holds, the older ones stay on record.
create table reports.typed_indicators (
    typed_no bigint generated always as identity primary key,
    agency   text not null,
    from_day date not null,
    to_day   date not null,
    key      text not null,
    value    numeric,
    words    text,
    note     text,
    target   text,
    evidence text,
    typed_by text not null,
    typed_at timestamptz not null,
    position bigint not null -- of the ledger as Reports knew it then: reports at an earlier cut-off do not see the row
);
create index typed_indicators_by_period on reports.typed_indicators (agency, from_day, to_day, key, typed_no);
