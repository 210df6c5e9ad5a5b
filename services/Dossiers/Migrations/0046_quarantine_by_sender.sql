-- The same item of two senders waits for each of them: what one may see of it is not the other's.
alter table dossiers.quarantine
    drop constraint quarantine_item,
    add constraint quarantine_item unique (channel, sent_agency, sha256);
