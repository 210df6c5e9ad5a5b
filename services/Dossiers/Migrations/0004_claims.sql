-- Explanations and corrections by their id: which dossier they are about and who claims, so that a decision finds them. The ledger holds the facts.
create table dossiers.claims (
    kind text not null,
    source text collate "C" not null,
    id text collate "C" not null,
    dossier text collate "C" not null,
    claimed_by text not null,
    claimed_agency text not null,
    claimed_at timestamptz not null,
    decision text,
    decided_by text,
    constraint claims_pkey primary key (kind, id, source)
);
