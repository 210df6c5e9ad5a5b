-- How the sender of national messages sees a dossier, and what in its messages does not hold together. No personal data.
create table dossiers.portal_views (
    dossier text collate "C" not null,
    source text collate "C" not null,
    agency text,
    unit text,
    status smallint not null,
    received_on date,
    appointment_on date,
    ended_on date,
    returned_on date,
    seen_at timestamptz not null,
    flags text[] not null,
    constraint portal_views_pkey primary key (dossier, source)
);
