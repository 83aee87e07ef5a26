"""A headless Chromium, spoken to over its debugging pipe: NUL-ended JSON on descriptors 3 and 4.

It fetches nothing: pages are set as text, and every background service is off.
"""
import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic", "--disable-default-apps", "--disable-extensions",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-pipe",
]
PATIENCE = 60.0


class Browser:
    def __init__(self):
        program = shutil.which("chromium")
        if program is None:
            raise RuntimeError("there is no chromium: ./dev setup installs it")
        self.profile = tempfile.mkdtemp(prefix="meldaan-pictures-")
        ours, theirs = self._pipes()
        self.process = subprocess.Popen(
            [program, f"--user-data-dir={self.profile}", *FLAGS, "about:blank"], pass_fds=(3, 4),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=lambda: (os.dup2(theirs[0], 3), os.dup2(theirs[1], 4)))
        for descriptor in theirs:
            os.close(descriptor)
        self.reads, self.writes = ours
        self.buffer = b""
        self.last_id = 0
        self.session = None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.frame = self.ask("Page.getFrameTree")["frameTree"]["frame"]["id"]

    @staticmethod
    def _pipes():
        """(ours: read, write), (theirs: read, write); all above the numbers that the browser expects."""
        def high(descriptor):
            moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD, 10)
            os.close(descriptor)
            return moved

        commands, answers = os.pipe(), os.pipe()
        commands, answers = tuple(map(high, commands)), tuple(map(high, answers))
        return (answers[0], commands[1]), (commands[0], answers[1])

    def ask(self, method, **parameters):
        self.last_id += 1
        message = {"id": self.last_id, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.writes, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._message()
            if answer.get("id") != self.last_id:
                continue  # an event
            if "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']}")
            return answer["result"]

    def _message(self):
        deadline = time.monotonic() + PATIENCE
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.reads], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise RuntimeError("chromium does not answer")
            data = os.read(self.reads, 1 << 16)
            if not data:
                raise RuntimeError("chromium has ended")
            self.buffer += data
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def look(self, width, scheme):
        """From now on a window of that width, "light" or "dark"."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1,
                 mobile=width < 600)
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def show(self, page):
        self.ask("Page.setDocumentContent", frameId=self.frame, html=page)

    def evaluate(self, expression):
        result = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"]["description"])
        return result["result"]["value"]

    def picture(self, width, height):
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        shot = self.ask("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True,
                        optimizeForSpeed=True)
        return base64.b64decode(shot["data"])

    def close(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)
