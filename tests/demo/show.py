#!/usr/bin/env python3
"""The demo's second half: reads the mailboxes as their owners would and shows what arrived in them.

    show.py PROGRAM DEMO_DIR MAIL_DIR DESK_USER

Every reply is kept in DEMO_DIR/replies as it was sent (.eml) and as its reader sees it (.html).
"""
import email
import email.policy
import json
import pathlib
import subprocess
import sys

program, demo, mail_dir, desk = sys.argv[1], *map(pathlib.Path, sys.argv[2:4]), sys.argv[4]
BOLD, PLAIN = ("\033[1m", "\033[0m") if sys.stdout.isatty() else ("", "")


def caption(text):
    print(f"\n{BOLD}{text}{PLAIN}\n", flush=True)


def mails_in(maildir):
    """The mails of a Maildir folder, oldest first, as (file, parsed mail)."""
    files = [file for part in ("new", "cur") for file in (maildir / part).glob("*")]
    for file in sorted(files, key=lambda file: file.name):
        yield file, email.message_from_bytes(file.read_bytes(), policy=email.policy.default)


def home_of(address):
    local, domain = address.split("@")
    return mail_dir / domain / local / "Maildir"


def run(*arguments):
    return subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def text_of(mail):
    return mail.get_body(("plain",)).get_content().strip()


def show_mail(mail):
    for line in [f"To: {mail['To']}", f"Subject: {mail['Subject']}", "", *text_of(mail).splitlines()]:
        print(f"  | {line}".rstrip())


def keep(number, mail):
    name = demo / "replies" / f"{number:02}-{mail['To'].addresses[0].username}"
    name.with_suffix(name.suffix + ".eml").write_bytes(mail.as_bytes())
    html = mail.get_body(("html",))
    if html:
        name.with_suffix(name.suffix + ".html").write_text(html.get_content(), encoding="utf-8")


registrations = json.loads(run("list", "--json", "-c", demo / "meldaan.toml"))
incomplete = {r["submitted_by"] for r in registrations if r["state"] == "incomplete"}
senders = dict.fromkeys(r["submitted_by"] for r in registrations)
confirmations, questions = [], []
for sender in senders:
    for _, mail in mails_in(home_of(sender)):
        keep(len(confirmations) + len(questions) + 1, mail)
        (questions if sender in incomplete else confirmations).append(mail)

caption("A confirmation, as its reader sees it")
show_mail(confirmations[0])

caption("Asked back: what was missing or could mean two things")
for mail in questions:
    show_mail(mail)
    print()

caption("Left in the inbox, unread: no registrations")
for file, mail in mails_in(home_of(desk)):
    outcome = json.loads(run("parse", "--json", file, "-c", demo / "meldaan.toml"))["outcome"]
    verdict = {"review": "for people to answer", "ignore": "a machine wrote it: never answered"}[outcome]
    print(f"  {verdict:36} {mail['Subject']}")
