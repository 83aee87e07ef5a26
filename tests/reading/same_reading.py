#!/usr/bin/env python3
"""The same mail in another dress must be read the same.

    same_reading.py MELDAAN INVITATION MAIL_DIR [MAIL_DIR ...]

Each mail is written anew with LF line ends, with its text parts as base64, as quoted-printable, in another
charset that can hold them, and with the invitation quoted below it; `meldaan parse --json` must print the same
for all of them. Exit status 1 and the differing mails where it does not.
"""
import email
import email.charset
import email.policy
import json
import pathlib
import subprocess
import sys
import tempfile

POLICY = email.policy.compat32
CHARSETS = ("utf-8", "windows-1252", "iso-8859-15", "iso-8859-1", "utf-16", "iso-8859-9")


def text_parts(message):
    """The text parts that the mail shows; what an attached mail holds is left alone, and so are broken encodings."""
    if message.is_multipart():
        if message.get_content_type() == "message/rfc822":
            return
        for part in message.get_payload():
            yield from text_parts(part)
        return
    if message.get_content_maintype() != "text" or message.get_content_subtype() not in ("plain", "html"):
        return
    encoding = (message.get("Content-Transfer-Encoding") or "7bit").strip().lower()
    if encoding in ("7bit", "8bit", "base64", "quoted-printable"):
        yield message


def decoded(part):
    """The part's bytes and its text; no text where the declared charset does not fit."""
    octets = part.get_payload(decode=True) or b""
    charset = part.get_content_charset() or "us-ascii"
    try:
        return octets, octets.decode(charset), charset.lower()
    except (LookupError, UnicodeDecodeError):
        return octets, None, charset.lower()


def set_encoding(part, octets, encoding):
    del part["Content-Transfer-Encoding"]
    if encoding == "base64":
        import base64

        part.set_payload(base64.encodebytes(octets).decode("ascii"))
    else:
        import quopri

        part.set_payload(quopri.encodestring(octets).decode("ascii"))
    part["Content-Transfer-Encoding"] = encoding


def reencode(raw, encoding):
    message = email.message_from_bytes(raw, policy=POLICY)
    changed = False
    for part in text_parts(message):
        octets, _, _ = decoded(part)
        set_encoding(part, octets, encoding)
        changed = True
    return message.as_bytes() if changed else None


def recharset(raw):
    message = email.message_from_bytes(raw, policy=POLICY)
    changed = False
    for part in text_parts(message):
        octets, text, charset = decoded(part)
        if text is None or b"charset=" in octets.lower():
            continue  # html that names its own charset would contradict itself
        for other in CHARSETS:
            if other == charset:
                continue
            try:
                again = text.encode(other)
            except UnicodeEncodeError:
                continue
            part.set_param("charset", other)
            set_encoding(part, again, "base64")
            changed = True
            break
    return message.as_bytes() if changed else None


def with_invitation(raw, invitation):
    message = email.message_from_bytes(raw, policy=POLICY)
    if message.is_multipart() or message.get_content_type() != "text/plain":
        return None
    octets, text, _ = decoded(message)
    if text is None or not text.strip() or "Kennisnetwerken op 4 oktober" in text:
        return None
    if message.get_param("format") == "flowed" or "auto-submitted" in message:
        return None
    quoted = "".join("> " + line + "\n" for line in invitation.splitlines())
    head = "\n\nOp ma 3 sep. 2018 om 10:12 schreef Kennisnetwerk Twente <info@lerendeleraren.nl>:\n\n"
    message.set_param("charset", "utf-8")
    set_encoding(message, (text.replace("\r\n", "\n") + head + quoted).encode("utf-8"), "base64")
    return message.as_bytes()


def read(meldaan, files):
    out = subprocess.run([meldaan, "parse", "--json", *map(str, files)], capture_output=True, check=True, text=True)
    rows = [json.loads(line) for line in out.stdout.splitlines()]
    for row in rows:
        del row["file"]
    return rows


def main():
    meldaan, invitation_file, *folders = sys.argv[1:]
    invitation = pathlib.Path(invitation_file).read_text(encoding="utf-8")
    dresses = {
        "LF line ends": lambda raw: raw.replace(b"\r\n", b"\n"),
        "base64": lambda raw: reencode(raw, "base64"),
        "quoted-printable": lambda raw: reencode(raw, "quoted-printable"),
        "another charset": recharset,
        "the invitation quoted below": lambda raw: with_invitation(raw, invitation),
    }
    mails = [path for folder in folders for path in sorted(pathlib.Path(folder).glob("*.eml"))]
    if not mails:
        sys.exit("same_reading.py: no mails in " + " ".join(folders))
    plain = dict(zip(mails, read(meldaan, mails)))
    wrong = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, dress in dresses.items():
            made = {}
            for number, path in enumerate(mails):
                raw = dress(path.read_bytes())
                if raw is None:
                    continue
                made[path] = pathlib.Path(scratch) / f"{number}.eml"
                made[path].write_bytes(raw)
            if not made:
                sys.exit(f"same_reading.py: no mail could be given {name}")
            differing = [p for p, row in zip(made, read(meldaan, made.values())) if row != plain[p]]
            print(f"{name}: {len(made)} mails, {len(differing)} read differently")
            for path in differing:
                print(f"  {path}")
            wrong += len(differing)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
