#!/usr/bin/env python3
"""The demo's second half: looks at the registrations, reads the mailboxes as their owners would, and shows both.

    show.py PROGRAM DEMO_DIR MAIL_DIR DESK_USER

Every reply is kept in DEMO_DIR/replies as it was sent (.eml) and as its reader sees it (.html). Ends with an error
where a mail is not accounted for.
"""
import email
import email.policy
import json
import pathlib
import subprocess
import sys
import textwrap

program, demo, mail_dir, desk = sys.argv[1], *map(pathlib.Path, sys.argv[2:4]), sys.argv[4]
BOLD, PLAIN = ("\033[1m", "\033[0m") if sys.stdout.isatty() else ("", "")
WIDTH = 100
EXAMPLE = "02-plain-prose.eml"
WHY_LEFT = {"review": "a person wrote it: for people to answer", "ignore": "a machine wrote it: never answered"}


def caption(text):
    print(f"\n{BOLD}{text}{PLAIN}\n", flush=True)


def parsed(file):
    return email.message_from_bytes(file.read_bytes(), policy=email.policy.default)


def mails_in(address, folder="."):
    """The mails of an address, oldest first, as (file, parsed mail)."""
    local, domain = address.split("@")
    maildir = mail_dir / domain / local / "Maildir" / folder
    files = [file for part in ("new", "cur") for file in (maildir / part).glob("*")]
    return [(file, parsed(file)) for file in sorted(files, key=lambda file: file.name)]


def ask_program(command, *arguments):
    words = [program, command, *map(str, arguments), "--json", "-c", demo / "meldaan.toml"]
    return json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def address_of(header):
    return header.addresses[0].addr_spec


def text_lines(mail):
    return mail.get_body(("plain",)).get_content().strip().splitlines()


def show_mail(mail):
    for line in [f"From: {mail['From']}", f"To: {mail['To']}", f"Subject: {mail['Subject']}", "", *text_lines(mail)]:
        for part in textwrap.wrap(line, WIDTH, drop_whitespace=False) or [""]:
            print(f"  | {part}".rstrip())


def keep(number, mail):
    name = f"{number:02}-{mail['To'].addresses[0].username}"
    (demo / "replies" / f"{name}.eml").write_bytes(mail.as_bytes())
    html = mail.get_body(("html",))
    if html:
        (demo / "replies" / f"{name}.html").write_text(html.get_content(), encoding="utf-8")


def show_registrations(registrations):
    rows = [["reference", "state", "name", "school or organisation", "groups"]]
    for r in registrations:
        groups = r["groups"] + [f"{topic}?" for topic in r["unclear_groups"]]
        groups += [f"new: {topic}" for topic in r["proposed_groups"]]
        rows.append([r["ref"], r["state"], r["name"], r["school"] or r["foundation"] or "?", ", ".join(groups)])
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def show_question_of(mail):
    """Of a further question only what it asks: the lines that end in a question mark."""
    for line in text_lines(mail):
        if line.endswith("?"):
            print(f"  {mail['To'].addresses[0].display_name}: {line}")


def account_for_all(came_in, replied_to, left):
    """Each mail was answered, or lies in the inbox with its sender unanswered."""
    left_ones = {mail["Message-ID"] for _, mail in left}
    for mail in came_in:
        sender = address_of(mail["From"])
        answered, remains = sender in replied_to, mail["Message-ID"] in left_ones
        if answered == remains:
            became = "answered and left" if answered else "neither answered nor left"
            sys.exit(f"demo: the mail from {sender} was {became}")


registrations = ask_program("list")
incomplete = {r["submitted_by"] for r in registrations if r["state"] == "incomplete"}
came_in = [parsed(file) for file in sorted((demo / "mails").glob("*.eml"))]
left = mails_in(desk)
senders = dict.fromkeys(address_of(mail["From"]) for mail in came_in)
replies = [reply for sender in senders for _, reply in mails_in(sender)]
for number, reply in enumerate(replies, 1):
    keep(number, reply)
account_for_all(came_in, {address_of(reply["To"]) for reply in replies}, left)
questions = [reply for reply in replies if address_of(reply["To"]) in incomplete]

caption("The registrations (`meldaan list` shows addresses as well)")
show_registrations(registrations)

caption("One of the mails, and its answer as the sender reads it")
example = parsed(demo / "mails" / EXAMPLE)
show_mail(example)
print()
show_mail(next(reply for reply in replies if address_of(reply["To"]) == address_of(example["From"])))

caption("Asked back, because something is missing or could mean two things")
show_mail(questions[0])
print()
for question in questions[1:]:
    show_question_of(question)

caption("No registrations: they stay in the inbox, unread and unanswered")
for file, mail in left:
    print(f"  {WHY_LEFT[ask_program('parse', file)['outcome']]:42} {mail['Subject']}")
