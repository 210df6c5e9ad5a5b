update dossiers.quarantine as kept
set state = coalesce(given.state, kept.state),
    position = given.position,
    code = coalesce(given.code, kept.code),
    detail = coalesce(given.detail, kept.detail)
from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::text[]) as given (id, state, position, code, detail)
where kept.id = given.id
