#!/usr/bin/env python3
"""Holds every mail of ours to the html that mail programs show, and to saying there what its text says.

    mail_html_test.py FOLDER        # of *.html and *.txt
"""
import html.parser
import pathlib
import re
import sys

import mail_html

GOOD = '<!DOCTYPE html>\n<html lang="nl"><body><table><tr><th scope="row">Naam</th><td>Piet</td></tr></table></body></html>'
BAD = {
    "<p>": "<p></p><script></script>",
    "Piet": '<img src="https://example.nl/x.png">',
    "<tr>": "<tr><td>1</td>",
    ' lang="nl"': "",
    ' scope="row"': "",
    "<td>": '<td style="position:absolute">',
    "<table>": '<table style="margin:-4px">',
    "<body>": '<body style="color:#777">',
    "</th>": "",
    "</html>": "</html><!-- remark -->",
    "<th": '<th onclick="x()"',
}


# What a cell of the digest shows by its place.
LABELS_OF_THE_TEXT = {"waarom"}


def complain(what):
    complain.count += 1
    print(what)


complain.count = 0


class Shown(html.parser.HTMLParser):
    """What a page shows, apart from its head."""

    def __init__(self, page):
        super().__init__()
        self.text = ""
        self.in_head = False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.in_head = self.in_head or tag == "head"
        self.text += " "

    def handle_endtag(self, tag):
        self.in_head = self.in_head and tag != "head"
        self.text += " "

    def handle_data(self, data):
        self.text += "" if self.in_head else data


def words(text):
    return set(re.findall(r"[\w@.-]*\w", text.lower()))


def said_in_one_alone(text, page):
    """Words of the text and of the page that the other lacks; a link shows in the text alone."""
    body = re.sub(r"^mailto:.*$", "", text.split("\n\n", 1)[1], flags=re.MULTILINE)
    return sorted((words(body) ^ words(Shown(page).text)) - LABELS_OF_THE_TEXT)


def main():
    for finding in mail_html.findings(GOOD):
        complain(f"a good page: {finding}")
    for good, bad in BAD.items():
        if not mail_html.findings(GOOD.replace("<td>", "<td><p></p>" if good == "<p>" else "<td>").replace(good, bad, 1)):
            complain(f"not found: {bad or 'a missing ' + good}")
    pages = sorted(pathlib.Path(sys.argv[1]).glob("*.html"))
    if not pages:
        complain(f"no mails in {sys.argv[1]}")
    if said_in_one_alone("Subject: x\n\nNaam: Piet\nmailto:x@y.nl\n", GOOD):
        complain("a text that says the same")
    if said_in_one_alone("Subject: x\n\nNaam: Piet Bos\n", GOOD) != ["bos"]:
        complain("not found: a name in the text alone")
    for page in pages:
        said = said_in_one_alone(page.with_suffix(".txt").read_text(), page.read_text())
        if said:
            complain(f"{page.name}: said in the text or in the html alone: {' '.join(said)}")
        for finding in mail_html.findings(page.read_text()):
            complain(f"{page.name}: {finding}")
    return complain.count > 0


if __name__ == "__main__":
    sys.exit(main())
