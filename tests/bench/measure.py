#!/usr/bin/env python3
"""The measurements of bench.sh, which has made the desks in BENCH_DIR and runs the servers.

    measure.py PROGRAM BENCH_DIR MAIL_DIR MAILS
"""
import contextlib
import os
import pathlib
import re
import signal
import socket
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "pictures"))
import large_digest  # noqa: E402
from browser import Browser  # noqa: E402

PROGRAM, BENCH, MAIL_DIR, MAILS = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), int(sys.argv[4])
TESTS = pathlib.Path(__file__).resolve().parent.parent
SERVER_INBOX = MAIL_DIR / "lerendeleraren.nl/info/Maildir"
PARTICIPANTS = MAIL_DIR / "school-voorbeeld.nl/deelnemer/Maildir/new"
GIVE_UP = 300  # seconds
MIB = 1024  # KiB

SIGN_UP = """From: Anna de Vries <deelnemer+{number}@school-voorbeeld.nl>
To: info@lerendeleraren.nl
Subject: Aanmelding 4 oktober
Date: Tue, 11 Sep 2018 09:30:00 +0200
Message-ID: <aanmelding-{number}@school-voorbeeld.nl>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Beste organisatie,

Graag meld ik mij aan voor de netwerkmiddag. Ik werk op OBS De Springplank
van Stichting Op Weg en wil graag meedoen met de werkgroep Rekenen.

Met vriendelijke groet,
Anna de Vries
"""


def show(what, figure):
    print(f"{what:58} {figure}", flush=True)


def put_in(maildir, number):
    """As a delivery does it: complete in tmp, then renamed into new."""
    name = f"{int(time.time())}.{number}.bench"
    (maildir / "tmp" / name).write_text(SIGN_UP.format(number=number), encoding="utf-8")
    os.rename(maildir / "tmp" / name, maildir / "new" / name)


def count(folder):
    return sum(1 for entry in os.scandir(folder) if not entry.name.startswith(".")) if folder.exists() else 0


def wait_until(question):
    deadline = time.monotonic() + GIVE_UP
    while not question():
        if time.monotonic() > deadline:
            sys.exit("bench: it did not happen in time")
        time.sleep(0.001)


def arguments(desk, *words):
    return [PROGRAM, "run", *words, "-c", str(BENCH / desk / "meldaan.toml")]


def start(desk, log):
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind("")  # the kernel chooses an abstract name
    manager.settimeout(GIVE_UP)
    environment = dict(os.environ, NOTIFY_SOCKET="@" + manager.getsockname()[1:].decode())
    return subprocess.Popen(arguments(desk), stderr=log, env=environment), manager


@contextlib.contextmanager
def daemon(desk):
    """Runs the daemon; yields its process and the seconds until it told its manager READY=1."""
    with open(BENCH / desk / "log", "ab") as log:
        began = time.monotonic()
        process, manager = start(desk, log)
        try:
            # Nobody listens after READY=1: a queue that is never read would fill and hold the daemon up.
            with manager:
                while b"READY=1" not in manager.recv(4096):
                    pass
            yield process, time.monotonic() - began
            process.send_signal(signal.SIGTERM)
            if process.wait(GIVE_UP) != 0:
                sys.exit(f"bench: the daemon ended badly; see {log.name}")
        finally:
            process.kill()
            process.wait()


def start_up():
    times = []
    for _ in range(10):
        with daemon("start") as (_, seconds):
            times.append(seconds)
    show("start-up, to READY=1 (median of 10)", f"{statistics.median(times) * 1000:.0f} ms")


def seconds_of_parse(*mails):
    """The program's CPU seconds for these mails, the least of three."""
    command = [PROGRAM, "parse", "--json", "-c", str(BENCH / "start/meldaan.toml"), *map(str, mails)]
    times = []
    for _ in range(3):
        before = os.times()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return min(times)


# What the lines of a large mail hold: names, schools and groups, or words alone.
LINES = {
    "sign-ups": "Ik kom graag naar de werkgroep Rekenen. Jan Bos, obs De Brug, Stichting Oost.\n",
    "prose": "Wij hebben dit jaar veel gedaan met de kinderen, en het was een mooie tijd.\n",
}


def reading():
    samples = sorted((TESTS / "corpus").glob("?/*.eml"))
    start = seconds_of_parse(samples[0])
    seconds = seconds_of_parse(*samples * 10) - start
    show(f"reading alone, {len(samples)} mails of the corpus x 10, on one core", f"{len(samples) * 10 / seconds:.0f} mails/s")
    head = SIGN_UP.format(number=1).partition("\n\n")[0]
    mail = BENCH / "large.eml"
    for kind, line in LINES.items():
        for size in (32, 64, 128, 256, 1024, 10240):
            mail.write_text(f"{head}\n\n{line * (size * 1024 // len(line))}", encoding="utf-8")
            show(f"reading alone, a mail of {size} KiB of {kind}", f"{seconds_of_parse(mail) - start:.2f} s")


def answers(desk, inbox, outgoing, number):
    """Seconds from each of `number` mails' arrival to its answer, one at a time, while the daemon idles."""
    times = []
    with daemon(desk) as (process, _):
        for sequence in range(number + 1):
            before = count(outgoing)
            time.sleep(0.3)  # the daemon is back in IDLE
            began = time.monotonic()
            put_in(inbox, 900000 + sequence)
            wait_until(lambda: count(outgoing) > before)
            times.append(time.monotonic() - began)
        idle(desk, process)
    times = sorted(times[1:])  # the first one also opens the connections
    show(f"{desk}: a mail's arrival to its answer (median, worst of {number})",
         f"{statistics.median(times) * 1000:.0f} ms, {times[-1] * 1000:.0f} ms")


def switches_and_ticks(pid):
    switches = 0
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        switches += int(re.search(r"^voluntary_ctxt_switches:\s*(\d+)", (task / "status").read_text(), re.M)[1])
    user, system = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return switches, int(user) + int(system)


def idle(desk, process, seconds=20):
    time.sleep(2)
    before = switches_and_ticks(process.pid)
    time.sleep(seconds)
    after = switches_and_ticks(process.pid)
    cpu = (after[1] - before[1]) / os.sysconf("SC_CLK_TCK") / seconds * 100
    resident = int(re.search(r"VmRSS:\s*(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())[1])
    show(f"{desk}: doing nothing for {seconds} s",
         f"{(after[0] - before[0]) / seconds:.1f} wake-ups/s, {cpu:.2f} % CPU, {resident / MIB:.0f} MiB resident")


def last_seconds(log, event):
    """When the log's last line of that event was written, in seconds of its day."""
    lines = [line for line in log.read_text().splitlines() if f" {event} " in line]
    hours, minutes, rest = lines[-1].split()[1].split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def backlog(desk, inbox):
    for number in range(1, MAILS + 1):
        put_in(inbox, number)
    log = BENCH / desk / "log"
    with open(log, "wb") as errors:
        began = time.monotonic()
        process = subprocess.Popen(arguments(desk, "--once"), stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench: run --once failed; see {log}")
    sending = (last_seconds(log, "reply.sent") - last_seconds(log, "mail.handled")) % 86400
    show(f"{desk}: {MAILS} waiting mails read, stored and moved", f"{MAILS / (seconds - sending):.0f} mails/s")
    show(f"{desk}: and their answers sent", f"{MAILS / sending:.0f} replies/s")
    show(f"{desk}: all of it",
         f"{seconds:.1f} s, {usage.ru_utime + usage.ru_stime:.1f} s of CPU, at most {usage.ru_maxrss / MIB:.0f} MiB")


def digest_of_a_thousand():
    """How long it takes to make one and to show it: from its bytes to a page that is laid out."""
    desk = large_digest.Desk(PROGRAM, TESTS.parent, BENCH / "large-digest")
    desk.run_the_day()
    # What stands in the daily one, made anew; the start of the program and the links are among it.
    began = time.monotonic()
    desk.meldaan("digest", "--html", "--date", large_digest.DAY)
    show(f"digest of {large_digest.REGISTRATIONS} registrations: made by a command", f"{time.monotonic() - began:.2f} s")
    digest = large_digest.Digest(desk.digest())
    show("digest: without the workbook, and its html", f"{digest.bytes_without_workbook} bytes, {len(digest.html)} bytes")
    browser = Browser()
    try:
        for width in (375, 1280):
            browser.look(width, "light")
            times = []
            for _ in range(6):
                browser.show("<p></p>")
                began = time.monotonic()
                browser.show(digest.html)
                browser.evaluate("document.documentElement.scrollHeight")
                times.append(time.monotonic() - began)
            show(f"digest: opened in Chromium, {width} wide (first, median of 5)",
                 f"{times[0] * 1000:.0f} ms, {statistics.median(times[1:]) * 1000:.0f} ms")
    finally:
        browser.close()


start_up()
reading()
digest_of_a_thousand()
answers("idle-local", BENCH / "idle-local/inbox", BENCH / "idle-local/out", 30)
answers("idle-servers", SERVER_INBOX, PARTICIPANTS, 30)
backlog("backlog-local", BENCH / "backlog-local/inbox")
backlog("backlog-servers", SERVER_INBOX)
