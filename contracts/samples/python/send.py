#!/usr/bin/env python3
"""send.py URL TOKEN CODE: sends the steps of one dossier twice and reads the dossier. Standard library only."""
import json
import sys
import urllib.error
import urllib.parse
import urllib.request


def call(method, address, token, body=None, kind="application/json"):
    request = urllib.request.Request(address, data=body, method=method)
    request.add_header("Authorization", "Bearer " + token)
    if body is not None:
        request.add_header("Content-Type", kind)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refusal:
        problem = json.load(refusal)
        sys.exit(f"{problem['status']} {problem['code']}: {problem.get('detail', '')}")


def main(url, token, code):
    steps = [
        {"source": "sample-python", "id": code + "-1", "type": "received", "dossier": code, "agency": "H10.07",
         "occurredAt": "2021-04-12T08:15:00+07:00", "data": {"procedure": "1.004949", "channel": "direct"}},
        {"source": "sample-python", "id": code + "-2", "type": "resultReady", "dossier": code, "agency": "H10.07",
         "occurredAt": "2021-04-20T09:00:00+07:00", "data": {"kind": "granted"}},
    ]
    lines = "\n".join(json.dumps(step, ensure_ascii=False) for step in steps).encode()
    for _ in range(2):
        answer = call("POST", url + "/v1/steps", token, lines, "application/x-ndjson")
        print(json.dumps(answer))
        for line in answer["rejected"]:
            print(f"line {line['line']}: {line['code']} {line['detail']}", file=sys.stderr)
    print(json.dumps(call("GET", url + "/v1/dossiers/" + urllib.parse.quote(code, safe=""), token), ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:4])
