#!/usr/bin/env python3
"""receive.py SECRET PORT: takes webhook deliveries and prints each event once. Standard library only."""
import base64
import hashlib
import hmac
import http.server
import json
import sys
import time

CLOCK_SECONDS_MAX = 300


class Receiver(http.server.BaseHTTPRequestHandler):
    secret = b""
    last = 0
    seen = set()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self.is_signed(body):
            self.send_response(401)
            self.end_headers()
            return
        for item in json.loads(body)["events"]:
            if item["sequence"] > self.last + 1 and self.last > 0:
                print(f"missing {self.last + 1} to {item['sequence'] - 1}: ask for a replay", flush=True)
            Receiver.last = max(self.last, item["sequence"])
            event = item["event"]
            if event["id"] not in self.seen:
                self.seen.add(event["id"])
                print(item["sequence"], event["event"], event.get("dossier") or event.get("report"), flush=True)
        self.send_response(204)
        self.end_headers()

    def is_signed(self, body):
        parts = dict(part.split("=", 1) for part in self.headers.get("OneStop-Signature", "t=0,v1=").split(","))
        expected = hmac.new(self.secret, parts["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(expected, parts["v1"]) and abs(time.time() - int(parts["t"])) < CLOCK_SECONDS_MAX

    def log_message(self, *arguments):
        pass


if __name__ == "__main__":
    Receiver.secret = base64.b64decode(sys.argv[1])
    server = http.server.HTTPServer(("127.0.0.1", int(sys.argv[2])), Receiver)
    print("listening", server.server_port, flush=True)
    server.serve_forever()
