#!/usr/bin/env python3
"""Holds every #include below src/ to the include rule.

    include_rule.py CHECKOUT

The rule is the table in src/CMakeLists.txt: a module includes itself and the modules that its line names. A
third-party header stands in one module only, and never in a public header of another's. Prints each arrow that
is not in the table, and each source that is too long for a sitting; exit status 1 where there is one.
"""
import pathlib
import re
import sys

# Which third-party headers belong to which module alone (design: one module touches a library).
LIBRARIES = {
    "util": ("spdlog/", "systemd/", "unicode/", "re2/", "openssl/"),
    "config": ("toml++/",),
    "mime": ("gumbo.h", "zip.h", "pugixml.hpp"),
    "render": ("kainjow/", "libical/", "xlsxwriter"),
    "store": ("SQLiteCpp/", "sqlite3.h"),
    "net": ("curl/",),
    "cli": ("CLI/", "nlohmann/"),
}


def table(cmake):
    """{module: modules it may include} from the meldaan_module lines."""
    rule = {}
    for line in re.findall(r"^meldaan_module\(([^)]*)\)", cmake, re.M):
        words = line.split()
        modules = []
        if "MODULES" in words:
            rest = words[words.index("MODULES") + 1 :]
            modules = rest[: rest.index("LIBRARIES")] if "LIBRARIES" in rest else rest
        rule[words[0]] = set(modules) | {words[0]}
    return rule


MOST_LINES = 400


def owner_of(header):
    return next((module for module, prefixes in LIBRARIES.items() if header.startswith(prefixes)), None)


def violations(src, rule):
    for path in sorted(src.rglob("*.[ch]*")):
        module = path.relative_to(src).parts[0]
        if path.suffix not in (".h", ".cc") or module not in rule:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > MOST_LINES:
            yield f"{path.relative_to(src.parent)}: {len(lines)} lines, more than {MOST_LINES}"
        for number, line in enumerate(lines, 1):
            found = re.match(r'\s*#\s*include\s+(["<])([^">]+)[">]', line)
            if not found:
                continue
            quoted, header = found[1] == '"', found[2]
            if quoted and header.split("/")[0] not in rule[module]:
                yield f"{path.relative_to(src.parent)}:{number}: {module} may not include {header}"
            owner = owner_of(header)
            if not quoted and owner and owner != module:
                yield f"{path.relative_to(src.parent)}:{number}: {header} belongs to {owner}"


def main():
    src = pathlib.Path(sys.argv[1]) / "src"
    rule = table((src / "CMakeLists.txt").read_text(encoding="utf-8"))
    folders = {p.name for p in src.iterdir() if p.is_dir()}
    if folders != set(rule):
        print(f"the table and the folders of src/ differ: {sorted(folders ^ set(rule))}")
        sys.exit(1)
    found = list(violations(src, rule))
    print("\n".join(found) if found else f"{len(rule)} modules keep to the include rule")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
