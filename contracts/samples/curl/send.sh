#!/bin/sh
# send.sh URL TOKEN CODE: sends the steps of one dossier twice and reads the dossier.
set -eu
url=$1 token=$2 code=$3

report() {
    curl -sS --fail-with-body -H "Authorization: Bearer $token" -H "Content-Type: application/x-ndjson" --data-binary @- "$url/v1/steps" <<END
{"source":"sample-curl","id":"$code-1","type":"received","dossier":"$code","occurredAt":"2021-04-12T08:15:00+07:00","agency":"H10.07","data":{"procedure":"1.004949","channel":"direct"}}
{"source":"sample-curl","id":"$code-2","type":"resultReady","dossier":"$code","occurredAt":"2021-04-20T09:00:00+07:00","agency":"H10.07","data":{"kind":"granted"}}
END
    echo
}

report
report
path=$(printf '%s' "$code" | sed 's/%/%25/g; s:/:%2F:g')
curl -sS --fail-with-body -H "Authorization: Bearer $token" "$url/v1/dossiers/$path"
echo
