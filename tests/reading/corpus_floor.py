#!/usr/bin/env python3
"""Reads the labelled mails with the built program and holds the score to its floor.

    corpus_floor.py MELDAAN CONFIG TESTS

TESTS/reading/floor.json names each folder of mails that is read, with the least share of mails that must be read exactly
right ("exact", in percent) and the most errors of each kind that hurts people ("silent_errors",
"machine_answered", …: score.py's names). Prints every folder's figures; exit status 1 where one is below its floor
or a mail was not read at all.
"""
import json
import pathlib
import subprocess
import sys
import tempfile


def read(meldaan, config, mails):
    """One line of JSON for each of these mails."""
    command = [meldaan, "-c", config, "parse", "--json", *map(str, mails)]
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    lines = [line for line in ran.stdout.decode("utf-8").splitlines() if line]
    if ran.returncode != 0 or len(lines) != len(mails):
        sys.exit(f"meldaan parse read {len(lines)} of {len(mails)} mails (exit status {ran.returncode})")
    return "\n".join(lines)


def score(tests, folder, lines):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(lines)
        file.flush()
        command = [sys.executable, str(tests / "corpus/score.py"), file.name, str(folder), "--json"]
        return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def shortfalls(figures, floor):
    """What is worse than the floor allows, in words."""
    for name, bound in floor.items():
        if name == "exact":
            share = 100 * figures["exact"][0] / figures["exact"][1]
            if share < bound:
                yield f"exact is {share:.1f} %, its floor {bound} %"
        elif figures[name] > bound:
            yield f"{name} is {figures[name]}, at the most {bound} is allowed"


def main():
    meldaan, config, tests = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    floors = json.loads((tests / "reading/floor.json").read_text(encoding="utf-8"))
    if not floors:
        sys.exit("floor.json names no folder")
    found = []
    for name, floor in floors.items():
        mails = sorted((tests / name).glob("*.eml"))
        if not mails:
            sys.exit(f"there are no mails in {tests / name}")
        figures = score(tests, tests / name, read(meldaan, config, mails))
        print(f"{name}: {json.dumps(figures)}")
        found += [f"{name}: {text}" for text in shortfalls(figures, floor)]
    print("\n".join(found) if found else "no figure is below its floor")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
