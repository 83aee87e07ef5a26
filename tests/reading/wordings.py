#!/usr/bin/env python3
"""Reads what people say in many wordings, each with other people and groups, and holds the score to its floor.

    wordings.py MELDAAN CONFIG TESTS [--show]

TESTS/reading/wordings/*.txt hold a wording a line, with what is meant behind "=>": `me x y` the writer for these groups,
`A x, B ?` those people and not the writer, `?` where a group is still to be asked for, `? x` somebody whose name is,
`me lerarentekort` and the like the group of that topic, `me +t` a group of one's own, `- A B` and `- me` a withdrawal of these, `= me y` a change to this, `nobody` no registration at all, `wt:plg` and `wt?`
a Wetenschap en Techniek of that kind, and one whose kind is open. {A}, {B}, {C} are people, {first A}, {turned A} and
{mail A} their given name, "Vos, Rutger" and address, {one} and {kin} somebody without a name; {x}, {y}, {z} are groups
by their bare names, {X} the same with a capital, {the x} with article and kind, {t} a topic; "⏎" is a new line.
Lines that begin with "@" say how all of a file are put into a mail: `before`/`behind` a sentence beside them, `office`
that an office writes, `whole` that each line is a mail from its first word to its last, `rows` that each line is the
shape of a list of three people ({post}, {class}, {address}, {n} are theirs), `places` that each line tells where the
writer {me} works: `s f` school and foundation, "-" where one is not told, {another s} somebody else's; there the last
draw has no capitals.

What is drawn for a wording depends on the wording alone. floor.json there has for each file the fewest that must be
read right, and the most that may be confirmed or withdrawn wrongly ("silent"). --show prints those that are not right.
"""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

DRAWS = 3
WRITER = "Yvonne Pasman"
PEOPLE = [
    "Bianca Hiddink", "Rutger Vos", "Mirza Hadzic", "Dursun Kaplan", "Marie-Claire Ngo", "Sabine Morshuis", "Aad Verploegen",
    "Tjeerd Wiersma", "Annemoon ter Horst", "Sargon Yacoub", "Els van der Veen", "Noor Haverkate", "Jan Willem Roelvink",
    "Carmen de la Cruz", "Olga Ivanova", "Femke Weustink", "Gert-Jan Krabbenborg", "Stefanie Lam", "Chidi Okafor",
    "Truus Oude Nijhuis", "Yara Benhaddou", "Piet Post", "Ank Groothuis", "Quincy Brunings", "Wieteke Lansink",
]
GROUPS = {
    "rekenen": ("werkgroep/rekenen", "de werkgroep Rekenen"),
    "gedrag": ("werkgroep/gedrag", "de werkgroep Gedrag"),
    "mobiel leren": ("plg/mobiel-leren", "de PLG Mobiel leren"),
    "IKC": ("werkgroep/ikc", "de groep IKC"),
    "HRM": ("werkgroep/hrm", "HRM"),
    "interne begeleiders": ("werkgroep/interne-begeleiders", "de werkgroep Interne begeleiders"),
    "cultuureducatie": ("werkgroep/cultuureducatie", "de groep Cultuureducatie"),
    "schooldirectie": ("werkgroep/schooldirectie", "de werkgroep Schooldirectie"),
}
# What stands in the text by its own name.
NAMED = {
    "taal": "werkgroep/taal",
    "wt:plg": "plg/wetenschap-en-techniek",
    "wt:werkgroep": "werkgroep/wetenschap-en-techniek",
    "wt:project": "projectgroep/wetenschap-en-techniek",
    "wt?": "?wetenschap-en-techniek",
}
TOPICS_BY_KIND = {
    "plg": ["internationalisering", "lerarentekort", "gepersonaliseerd-leren", "mobiel-leren"],
    "werkgroep": ["academische-school", "begeleiding-van-starters", "beleidsgroep-besturen", "beleidsgroep-gemeenten",
                  "cultuureducatie", "gedrag", "hrm", "ikc", "interne-begeleiders", "lerarenopleiders", "mentorentrainers",
                  "rekenen", "schooldirectie", "stagecoordinatoren"],
    "projectgroep": ["zij-instroom"],
}
NAMED.update({topic: f"{kind}/{topic}" for kind, topics in TOPICS_BY_KIND.items() for topic in topics})
TOPICS = ["executieve functies", "ouderbetrokkenheid", "burgerschap en democratie", "schoolplein en buitenspelen"]
POSTS = ["leerkracht", "intern begeleider", "directeur", "taalcoördinator", "leerkracht groep 5", "locatieleider"]
CLASSES = ["groep 3", "groep 7/8", "de onderbouw", "groep 1/2"]
SCHOOLS = [
    "obs De Wilgenroos", "cbs Het Anker", "basisschool Sint Jozef", "IKC De Vlindertuin", "Prinses Beatrixschool",
    "kbs Paus Johannes", "De Zevensprong", "Jenaplanschool De Pas", "Theresiaschool", "daltonschool Het Kompas",
    "kindcentrum De Bongerd", "Hagenbeek College",
]
FOUNDATIONS = [
    "Stichting Veldwijs", "Scholengroep De Brink", "PCO Noordrand", "stichting Samen Onderweg", "Stichting Quadraat",
    "Vereniging voor Christelijk Onderwijs Goor", "SKO Dinkelland", "Stichting Vrij Onderwijs Oost", "Stichting Regge Kind",
]
ONES = [
    "directeur", "onderwijsassistente", "duo", "duo-collega", "ib'er", "stagiaire", "conciërge", "teamleider", "logopediste",
    "bouwcoördinator", "leerkrachtondersteuner", "nieuwe collega", "klassenassistent", "gymleerkracht", "adjunct-directeur",
    "remedial teacher", "collega van groep 4", "LIO-student", "collega", "gedragsspecialist",
]
KIN = ["man", "vrouw", "dochter", "zus", "buurvrouw", "zoon", "partner", "moeder"]
TOWNS = ["Delden", "Rijssen", "Almelo", "Hellendoorn", "Losser"]
LEADS = ["Van onze school komen:", "Hierbij onze aanmeldingen:", "Graag meld ik aan:", "De volgende collega's komen:"]


def with_capital(text):
    return text[0].upper() + text[1:]


def address_of(name):
    first, *rest = name.lower().replace("-", "").split()
    return f"{first[0]}.{''.join(rest)}@kwikstaart-voorbeeld.nl"


def surname_first(name):
    """"Jan Willem Roelvink": "Roelvink, Jan Willem"; "Els van der Veen": "Veen, Els van der"."""
    words = name.split()
    small = [word for word in words if word[0].islower()]
    first = 2 if words[0] == "Jan" and len(words) > 2 else 1
    surname = words[-1] if small else " ".join(words[first:])
    return " ".join([surname + ",", *words[:first], *small])


class Draw:
    """What one wording is played with."""

    def __init__(self, wording, number):
        self.random = random.Random(f"{wording} {number}")
        self.people = dict(zip("ABC", self.random.sample(PEOPLE, 3)))
        self.groups = dict(zip("xyz", self.random.sample(sorted(GROUPS), 3)))
        self.topic = self.random.choice(TOPICS)
        self.places = {"s": self.random.choice(SCHOOLS), "f": self.random.choice(FOUNDATIONS), "town": self.random.choice(TOWNS),
                       "me": WRITER}
        self.others = {"one": self.random.choice(ONES), "kin": self.random.choice(KIN)}
        self.places["another s"] = self.random.choice([school for school in SCHOOLS if school != self.places["s"]])
        self.places["another f"] = self.random.choice([one for one in FOUNDATIONS if one != self.places["f"]])

    def value(self, key):
        if key.startswith("first "):
            return self.people[key[-1]].split()[0]
        if key.startswith("turned "):
            return surname_first(self.people[key[-1]])
        if key.startswith("mail "):
            return address_of(self.people[key[-1]])
        if key in self.places:
            return self.places[key]
        if key in self.people:
            return self.people[key]
        if key in self.others:
            return self.others[key]
        if key in "tT":
            return with_capital(self.topic) if key == "T" else self.topic
        if key.lower().startswith("the "):
            return GROUPS[self.groups[key[-1]]][1]
        bare = self.groups[key.lower()]
        return with_capital(bare) if key.isupper() else bare

    def fill(self, wording):
        return with_capital(re.sub(r"\{([^}]*)\}", lambda m: self.value(m.group(1)), wording))

    def rows(self, shape):
        people = []
        lines = []
        for number, (person, group) in enumerate(zip("ABC", "xyz"), 1):
            name = self.people[person]
            own = {"A": name, "x": self.groups[group], "post": self.random.choice(POSTS), "address": address_of(name),
                   "class": self.random.choice(CLASSES), "n": str(number)}
            lines.append(re.sub(r"\{([^}]*)\}", lambda m: own[m.group(1)], shape))
            people.append((name, [GROUPS[self.groups[group]][0]]))
        return "\n".join([self.random.choice(LEADS), ""] + lines), ("confirm", people)

    def meant(self, text):
        """The outcome, and each person with what she wants."""
        if text == "nobody":
            return "review", []
        if text.startswith("- "):
            return "cancel", [({"me": WRITER, **self.people}[key], []) for key in text[2:].split()]
        if text.startswith("= "):
            return "change", self.meant(text[2:])[1]
        people = []
        open_groups = open_names = False
        for one in text.split(", "):
            who, *wants = one.split()
            groups = []
            open_names = open_names or who == "?"
            for want in wants:
                if want == "?":
                    open_groups = True
                elif want == "+t":
                    groups.append("+" + self.topic)
                else:
                    groups.append(NAMED.get(want) or GROUPS[self.groups[want]][0])
                    open_groups = open_groups or groups[-1].startswith("?")
            people.append(({"me": WRITER, "?": "", **self.people}[who], sorted(groups)))
        return "ask" if open_groups or open_names else "confirm", people


def read_file(path):
    settings = {}
    wordings = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            key, _, value = line[2:].partition(" ")
            settings[key] = value
        elif line and not line.startswith("#"):
            wordings.append(line)
    return settings, wordings


def letter(address, body):
    return (f"From: {WRITER} <{address}>\nTo: info@lerendeleraren.nl\nSubject: 4 oktober\n"
            f"Date: Mon, 3 Sep 2018 10:00:00 +0200\nMessage-ID: <wording@{address.split('@')[1]}>\n"
            "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + body)


def mails_of(path):
    settings, wordings = read_file(path)
    office = "office" in settings
    for wording in wordings:
        for number in range(DRAWS):
            draw = Draw(wording, number)
            if "rows" in settings:
                said, meant = draw.rows(wording)
            else:
                words, _, expected = wording.rpartition(" => ")
                said, meant = draw.fill(words), draw.meant(expected)
            text = " ".join(filter(None, [settings.get("before"), said, settings.get("behind")]))
            account = "administratie" if office else "y.pasman"
            post = "administratie " if office else ""
            # Not everybody closes a mail before signing it.
            closing = "Met vriendelijke groet,\n" if number < DRAWS - 1 else ""
            text = text.replace("⏎", "\n")
            if "whole" in settings:
                yield letter(f"{account}@kwikstaart-voorbeeld.nl", text + "\n"), text, meant
                continue
            yield letter(f"{account}@kwikstaart-voorbeeld.nl",
                         f"Goedemiddag,\n\n{text}\n\n{closing}{WRITER}\n{post}obs De Kwikstaart, Delden\n"
                         "Stichting Weidegaard\n"), text, meant


def says_where(path):
    """As mails_of(); what is meant are the school and the foundation."""
    for wording in read_file(path)[1]:
        words, _, expected = wording.rpartition(" => ")
        for number in range(DRAWS):
            draw = Draw(wording, number)
            own = draw.fill(words).replace("⏎", "\n")
            signs = "" if "{me}" in words else f"\n\nGroeten, {WRITER}"
            text = f"Hallo,\n\nIk kom graag naar de groep Rekenen.{chr(10) * 2 if '{me}' in words else ' '}{own}{signs}\n"
            if number == DRAWS - 1:
                text = text.lower()
            places = [draw.places.get(key) for key in expected.split()]
            yield letter("y.pasman@mijnmail-voorbeeld.nl", text), text, (draw.places["town"], places)


def are_places(reading, meant):
    town, places = meant
    if len(reading["people"]) != 1:
        return False
    found = [reading["people"][0][key] for key in ("school", "foundation")]
    return all(place is None if name is None else place is not None and core(place, town) == core(name, town)
               for place, name in zip(found, places))


def core(place, town):
    """The name without its kind and its town."""
    kinds = {"obs", "cbs", "kbs", "basisschool", "stichting", "kindcentrum"}
    words = re.findall(r"[^\s,]+", place.lower())
    if words[-1] == town.lower():
        words = words[:-2] if words[-2] in ("in", "te") else words[:-1]
    return [word for word in words if word not in kinds]


def was_read(reading):
    outcome = reading["intent"] if reading["intent"] in ("cancel", "change") else reading["outcome"]
    # Words of the writer's own that are asked about belong to no topic.
    people = [(person["name"] or "", sorted(person["groups"] + ["?" + group for group in person["unclear_groups"] if " " not in group] +
                                            ["+" + topic.lower() for topic in person["proposed_groups"]]))
              for person in reading["people"]]
    return outcome, people


def score(meldaan, config, path, show):
    of_places = "places" in read_file(path)[0]
    mails = list((says_where if of_places else mails_of)(path))
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, (mail, _, _) in enumerate(mails):
            files.append(pathlib.Path(folder) / f"{number:05}.eml")
            files[-1].write_text(mail, encoding="utf-8")
        command = [meldaan, "-c", config, "parse", "--json", *map(str, files)]
        lines = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8").splitlines()
    figures = {"right": 0, "silent": 0}
    for line, (_, text, meant) in zip(lines, mails, strict=True):
        reading = json.loads(line)
        found, found_people = was_read(reading)
        if of_places:
            found_people = [(person["school"], person["foundation"]) for person in reading["people"]]
            right = are_places(reading, meant)
        else:
            right = found == meant[0] and sorted(found_people) == sorted(meant[1])
        figures["right"] += right
        figures["silent"] += not right and found in ("confirm", "cancel", "change")
        if show and not right:
            print(f"  {text!r}: {found} {found_people}")
    return figures, len(mails)


def main():
    meldaan, config, tests = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    folder = tests / "reading/wordings"
    floors = json.loads((folder / "floor.json").read_text(encoding="utf-8"))
    paths = sorted(folder.glob("*.txt"))
    if sorted(path.stem for path in paths) != sorted(floors):
        sys.exit("floor.json and the files beside it are not the same")
    short = []
    for path in paths:
        figures, count = score(meldaan, config, path, "--show" in sys.argv)
        print(f"{path.stem}: {figures['right']} of {count} right, {figures['silent']} confirmed or withdrawn wrongly")
        floor = floors[path.stem]
        if figures["right"] < floor["right"] or figures["silent"] > floor["silent"]:
            short.append(f"{path.stem} is below its floor: {floor}")
    print("\n".join(short) if short else "no figure is below its floor")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
