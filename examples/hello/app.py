"""A greeting service: what it runs on, and whether it is well."""

import json
import os
import platform
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PORT = int(os.environ.get("PORT", "8000"))


def device() -> str:
    """The device asked for, or the CPU where there is no GPU."""
    wanted = os.environ.get("DEVICE", "cpu")
    return "cuda" if wanted == "cuda" and Path("/dev/nvidia0").exists() else "cpu"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answers = {
            "/": {"greeting": "Hello", "variant": os.environ.get("VARIANT", "cpu"), "device": device(), "machine": platform.machine()},
            "/health": {"status": "ok"},
        }
        answer = answers.get(self.path)
        body = json.dumps(answer or {"error": "not found"}).encode()
        self.send_response(200 if answer else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        print(f"{self.address_string()} {format % args}", flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"listening on {PORT}, device {device()}", flush=True)
    ThreadingHTTPServer(("0.0.0.0", PORT), Handler).serve_forever()
