-- Software that signs in with a key of its own, because it can do no more. Only the key's hash is kept.
create table dossiers.sources (
    source text collate "C" not null,
    key_sha256 bytea not null,
    agency text not null,
    addresses text[] not null,
    constraint sources_pkey primary key (source),
    constraint sources_key unique (key_sha256)
);
