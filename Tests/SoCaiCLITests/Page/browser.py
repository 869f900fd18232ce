"""A Chromium without a window, driven by its own protocol over a socket; the standard library and nothing else.

    with Browser() as browser:
        page = browser.open("report.html")
        page.evaluate("document.title")

What a page logs and what it asks the network for is collected from the first moment on.
"""

import base64
import json
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import tempfile
import time

PATIENCE = 60


class Socket:
    """A client of the websocket protocol (RFC 6455), as far as a browser on this machine needs it."""

    def __init__(self, port, path):
        self.connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        key = base64.b64encode(os.urandom(16)).decode()
        self.connection.sendall((f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
                                 f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
                                 "Sec-WebSocket-Version: 13\r\n\r\n").encode())
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self._receive()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise RuntimeError(f"the browser refused the connection: {head!r}")

    def _receive(self):
        data = self.connection.recv(1 << 16)
        if not data:
            raise RuntimeError("the browser closed the connection")
        return data

    def _take(self, count):
        while len(self.buffer) < count:
            self.buffer += self._receive()
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def send(self, text):
        data, mask = text.encode(), os.urandom(4)
        size = (struct.pack("!B", 0x80 | len(data)) if len(data) < 126
                else struct.pack("!BH", 0xFE, len(data)) if len(data) < 1 << 16 else struct.pack("!BQ", 0xFF, len(data)))
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(data))
        self.connection.sendall(b"\x81" + size + mask + masked)

    def receive(self):
        message = b""
        while True:
            first, second = self._take(2)
            size = second & 127
            if size == 126:
                size = struct.unpack("!H", self._take(2))[0]
            elif size == 127:
                size = struct.unpack("!Q", self._take(8))[0]
            data = self._take(size)
            if first & 15 == 8:
                raise RuntimeError("the browser ended the connection")
            if first & 15 < 3:
                message += data
                if first & 128:
                    return message.decode()


class Browser:
    """The process, in a folder of its own that goes with it."""

    def __enter__(self):
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        if program is None:
            raise SystemExit("there is no chromium; install Debian's package chromium")
        self.folder = tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True)
        environment = dict(os.environ, HOME=self.folder.name, XDG_CONFIG_HOME=self.folder.name, XDG_CACHE_HOME=self.folder.name)
        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-port=0",
             f"--user-data-dir={self.folder.name}/profile", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        place = pathlib.Path(self.folder.name, "profile", "DevToolsActivePort")
        end = time.monotonic() + PATIENCE
        while not (place.exists() and place.read_text().count("\n") >= 1):
            if self.process.poll() is not None or time.monotonic() > end:
                self.__exit__()
                raise SystemExit("chromium did not start")
            time.sleep(0.05)
        port, path = place.read_text().split("\n")[:2]
        self.socket = Socket(int(port), path)
        self.number = 0
        self.events = []
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.folder.cleanup()

    def call(self, method, session=None, **parameters):
        """One command and its answer; events that come meanwhile are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.receive())
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def wait(self, method, session):
        """The next event of a kind, or one that came already."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for index, event in enumerate(self.events):
                if event["method"] == method and event.get("sessionId") == session:
                    return self.events.pop(index)
            answer = json.loads(self.socket.receive())
            if "method" in answer:
                self.events.append(answer)
        raise RuntimeError(f"{method} did not come")

    def open(self, path, width=1100, height=1300, fragment="", dark=False):
        return Page(self, path, width, height, fragment, dark)


class Page:
    """One page of the browser."""

    def __init__(self, browser, path, width, height, fragment, dark):
        self.browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM", "Accessibility"):
            self.call(f"{domain}.enable")
        self.resize(width, height)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"}])
        self.url = pathlib.Path(path).resolve().as_uri() + fragment
        self.call("Page.navigate", url=self.url)
        browser.wait("Page.loadEventFired", self.session)
        self.settle()

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def resize(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def evaluate(self, script):
        """The value of an expression in the page; what it throws is thrown here."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    def settle(self):
        """Waits until two frames are drawn."""
        self.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")

    def key(self, name, code=None, text=None, shift=False):
        """Presses and releases a key."""
        codes = {"Tab": 9, "Enter": 13, " ": 32, "PageUp": 33, "PageDown": 34, "End": 35, "Home": 36, "ArrowLeft": 37,
                 "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}
        fields = {"key": name, "code": code or ("Space" if name == " " else name), "modifiers": 8 if shift else 0,
                  "windowsVirtualKeyCode": codes.get(name, 0)}
        text = text or {"Enter": "\r", " ": " "}.get(name)
        if text:
            fields["text"] = text
        self.call("Input.dispatchKeyEvent", type="keyDown", **fields)
        self.call("Input.dispatchKeyEvent", type="keyUp", **{k: v for k, v in fields.items() if k != "text"})
        self.settle()

    def troubles(self):
        """What the page logged or threw, and what it asked the network for besides itself."""
        self.settle()
        found = []
        for event in self.browser.events:
            if event.get("sessionId") != self.session:
                continue
            fields = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                details = fields["exceptionDetails"]
                found.append("threw " + str(details.get("exception", {}).get("description") or details["text"]))
            elif event["method"] == "Runtime.consoleAPICalled":
                found.append(f"console {fields['type']}: {fields['args']}")
            elif event["method"] == "Log.entryAdded":
                found.append(f"log: {fields['entry']['text']}")
            elif event["method"] == "Network.requestWillBeSent" and fields["request"]["url"] != self.url.split("#")[0]:
                # What the browser draws its own controls with is no request.
                if fields["request"]["url"].startswith("data:"):
                    continue
                found.append(f"request: {fields['request']['url'][:100]}")
        return found

    def picture(self, path, whole=False):
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))
