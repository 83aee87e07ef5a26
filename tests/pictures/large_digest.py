"""A digest as large as one gets: a day on which a thousand people sign up, over all groups, and more mails wait for
people than a digest shows, each with a link as long as a link may be.

The desk is the built program's own, from a Maildir to a folder.
"""
import email
import email.policy
import os
import pathlib
import re
import subprocess
import tomllib

REGISTRATIONS = 1000
OPEN_ITEMS = 30  # a digest shows 25
DOUBLES = 100  # "Karin Roelof …" and "Roelof Karin …" may be one person: that waits for an organiser too
DAY = "2018-09-11"
ARRIVED = 1536606000  # the evening before
ORGANISER = "organisatie@lerendeleraren.nl"

FIRST_NAMES = ("Anneke", "Bram", "Cato", "Derk", "Evelien", "Frits", "Gerda", "Harm", "Ilse", "Jurre", "Karin", "Lammert",
               "Marleen", "Nico", "Olga", "Pascal", "Quirine", "Roelof", "Sietske", "Tjeerd")
SURNAMES = ("van den Broek-Wolterink", "Oude Nijhuis", "ter Beek", "Grootenboersema", "Hassink", "Klein Haneveld",
            "Lansink", "Meijerink", "van Nieuwenhuizen-Pol", "Olde Scholtenhuis")


def name_of(number):
    """Another one for each of two hundred, and then with another second name."""
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    surname = SURNAMES[number // len(FIRST_NAMES) % len(SURNAMES)]
    second = FIRST_NAMES[(number // 200 * 7 + 3) % len(FIRST_NAMES)]
    return f"{first} {second} {surname}"


def mail(number, headers, body):
    return (f"From: {name_of(number)} <deelnemer{number}@school-voorbeeld.nl>\n"
            "To: info@lerendeleraren.nl\nSubject: aanmelding\nDate: Mon, 10 Sep 2018 21:00:00 +0200\n"
            f"Message-ID: <{number}@school-voorbeeld.nl>\nMIME-Version: 1.0\n{headers}"
            f"Content-Type: text/plain; charset=utf-8\n\n{body}").replace("\n", "\r\n")


def lines_of(number, groups):
    return (f"Naam: {name_of(number)}\nSchool: Openbare Basisschool De Grote Wielewaal {number}\n"
            "Stichting: Vereniging voor Openbaar Primair Onderwijs Oost-Twente en Omstreken\n"
            f"Groepen: {', '.join(groups)}\n\n")


def mails(titles):
    for number in range(REGISTRATIONS):
        yield mail(number, "", lines_of(number, [titles[number % len(titles)], titles[number * 7 % len(titles)]]))
    # What only seems to come from its sender waits for people, with all that it says.
    forged = "Authentication-Results: mx.lerendeleraren.nl; dmarc=fail header.from=school-voorbeeld.nl\n"
    for number in range(REGISTRATIONS, REGISTRATIONS + OPEN_ITEMS):
        people = (lines_of(number + i, titles[i * 5:i * 5 + 5]) for i in range(3))
        yield mail(number, forged, "Wij komen graag met zijn drieën.\n\n" + "".join(people))


class Desk:
    def __init__(self, program, checkout, folder):
        self.program, self.folder = program, pathlib.Path(folder)
        checkout = pathlib.Path(checkout).resolve()
        config = checkout / "config"
        for part in ("new", "cur", "tmp"):
            (self.folder / "inbox" / part).mkdir(parents=True)
        languages = ", ".join(f'"{config}/lexicon.{language}.toml"' for language in ("nl", "en", "de"))
        (self.folder / "meldaan.toml").write_text(
            f'event = "{config}/event.toml"\ntemplates = "{checkout}/templates"\nlexicons = [{languages}]\n'
            f'answer_since = "2018-01-01"\nauthserv_id = "mx.lerendeleraren.nl"\norganisers = ["{ORGANISER}"]\n'
            '[mailbox]\nurl = "maildir:inbox"\n[courier]\nurl = "folder:out"\n'
            'from = "Kennisnetwerk Twente <info@lerendeleraren.nl>"\n'
            f'[store]\npath = "meldaan.db"\n[digest]\nto = ["{ORGANISER}"]\n')
        groups = tomllib.loads((config / "event.toml").read_text())["group"]
        for number, text in enumerate(mails([group["title"] for group in groups])):
            path = self.folder / "inbox/new" / f"{ARRIVED}.{number}.large"
            path.write_bytes(text.encode())
            os.utime(path, (ARRIVED, ARRIVED))

    def meldaan(self, *arguments):
        done = subprocess.run([self.program, *arguments, "-c", str(self.folder / "meldaan.toml")], check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return done.stdout.decode()

    def run_the_day(self):
        self.meldaan("run", "--once", "--quiet", "--now", f"{DAY}T07:00")

    def digest(self):
        """The bytes of the daily one, as it went out."""
        for path in (self.folder / "out").glob("*.eml"):
            text = path.read_bytes()
            if re.search(rb"(?im)^To: .*organisatie@", text[:4096]):
                return text
        raise RuntimeError("no digest went out")


class Digest:
    def __init__(self, text):
        message = email.message_from_bytes(text, policy=email.policy.default)
        self.subject = message["Subject"]
        self.text = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
        self.html = message.get_body(("html",)).get_content().replace("\r\n", "\n")
        workbooks = [part for part in message.iter_attachments()]
        self.workbooks = [part.get_filename() for part in workbooks]
        # As it travels, encoded: what a phone loads.
        self.bytes_without_workbook = len(text) - sum(len(part.get_payload()) for part in workbooks)
        self.links = re.findall(r"mailto:[^\s<>\"]+", self.text)
