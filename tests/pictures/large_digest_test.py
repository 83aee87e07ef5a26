#!/usr/bin/env python3
"""The digest of a day on which a thousand people sign up: how large it is, and how it looks on a phone and on a desk.

    large_digest_test.py PROGRAM CHECKOUT PICTURES     # the pictures are kept
"""
import pathlib
import sys
import tempfile

import large_digest
import mail_html
from browser import Browser
from pictures_test import SCHEMES, WIDTHS, findings_of

MOST_BYTES = 200_000  # as it travels, without the workbook
SHOWN_ITEMS = 25
LEAST_LINK, LONGEST_LINK = 1600, 1800  # that of most items; Outlook cuts longer ones


def findings_in(digest):
    if digest.bytes_without_workbook >= MOST_BYTES:
        yield f"it has {digest.bytes_without_workbook} bytes without the workbook"
    if not 0 < len(digest.text.encode()) < len(digest.html.encode()):
        yield "a form is missing, or the text is the longer one"
    if digest.workbooks != [f"aanmeldingen-{large_digest.DAY}.xlsx"]:
        yield f"it brings {digest.workbooks}"
    for form in (digest.text, digest.html):
        for wanted in (f"Nieuwe aanmeldingen ({large_digest.REGISTRATIONS})",
                       f"({large_digest.OPEN_ITEMS + large_digest.DOUBLES})",
                       "hier weggelaten", "In het Excel-bestand hierbij staat iedereen"):
            if wanted not in form:
                yield f"it does not say: {wanted}"
    lengths = sorted(map(len, digest.links))
    if len(lengths) != SHOWN_ITEMS or lengths[len(lengths) // 2] < LEAST_LINK or lengths[-1] >= LONGEST_LINK:
        yield f"its links have these lengths: {lengths}"
    yield from mail_html.findings(digest.html)


def look_at(digest, pictures):
    browser = Browser()
    try:
        for width in WIDTHS:
            for scheme in SCHEMES:
                browser.look(width, scheme)
                browser.show(digest.html)
                findings, seen = findings_of(browser, width, scheme)
                yield from (f"{width} {scheme}: {finding}" for finding in findings)
                picture = browser.picture(width, seen["height"])
                (pictures / f"digest-of-a-thousand-{width}-{scheme}.png").write_bytes(picture)
    finally:
        browser.close()


def main():
    program, checkout, pictures = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="meldaan-large-") as folder:
        desk = large_digest.Desk(program, checkout, folder)
        desk.run_the_day()
        digest = large_digest.Digest(desk.digest())
    complaints = [*findings_in(digest), *look_at(digest, pictures)]
    print(f"{digest.bytes_without_workbook} bytes without the workbook, html {len(digest.html.encode())}")
    print(*complaints, sep="\n")
    return len(complaints) > 0


if __name__ == "__main__":
    sys.exit(main())
