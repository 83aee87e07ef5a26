#!/usr/bin/env python3
"""Holds every mail of ours to the html that mail programs show.

    mail_html_test.py FOLDER        # of *.html
"""
import pathlib
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


def complain(what):
    complain.count += 1
    print(what)


complain.count = 0


def main():
    for finding in mail_html.findings(GOOD):
        complain(f"a good page: {finding}")
    for good, bad in BAD.items():
        if not mail_html.findings(GOOD.replace("<td>", "<td><p></p>" if good == "<p>" else "<td>").replace(good, bad, 1)):
            complain(f"not found: {bad or 'a missing ' + good}")
    pages = sorted(pathlib.Path(sys.argv[1]).glob("*.html"))
    if not pages:
        complain(f"no mails in {sys.argv[1]}")
    for page in pages:
        for finding in mail_html.findings(page.read_text()):
            complain(f"{page.name}: {finding}")
    return complain.count > 0


if __name__ == "__main__":
    sys.exit(main())
