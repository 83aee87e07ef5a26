#!/usr/bin/env python3
"""Holds every #include below src/ to the include rule.

    include_rule.py CHECKOUT

The rule is the table in src/CMakeLists.txt: a module includes itself and the modules that its line names, and a room
of a module itself and the rooms that are named before it. A
third-party header stands in the one module that LIBRARIES names for it. Prints each arrow that is not in the
table, each source that is too long for a sitting, each function that is too long for a screen, and each constant
whose name a function of the same module uses for another (modules are compiled in batches of files, which differ
with every file that comes); exit status 1 where there is one. That the sources are formatted is taken for granted (./dev lint).
"""
import pathlib
import re
import sys

# Which third-party headers belong to which module alone (design: one module touches a library).
LIBRARIES = {
    "util": ("spdlog/", "systemd/", "unicode/", "re2/", "openssl/", "csv.h"),
    "config": ("toml++/",),
    "mime": ("gumbo.h", "zip.h", "pugixml.hpp"),
    "render": ("kainjow/", "libical/", "xlsxwriter"),
    "store": ("SQLiteCpp/", "sqlite3.h"),
    "net": ("curl/",),
    "cli": ("CLI/", "nlohmann/"),
}

# What is not shipped may use more: labels are JSON.
ALSO = {"learn": ("nlohmann/",)}

# Of the C library and the kernel; like the C++ library they are free to all.
SYSTEM = ("sys/", "arpa/", "netinet/", "fcntl.h", "netdb.h", "poll.h", "signal.h", "unistd.h")

# What else begins at the margin: types, namespaces, tables.
NO_FUNCTION = re.compile(r'(namespace|class|struct|enum|union|using|static_assert)\b|.*=( \{| R".*)?$')

MOST_LINES = 400
MOST_FUNCTION_LINES = 60


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


def rooms_of(cmake):
    """{module: {room: how high it stands}} from the meldaan_module lines that name rooms."""
    found = re.findall(r"^meldaan_module\((\w+)\s+ROOMS\s+([a-z_\s]+)", cmake, re.M)
    return {module: {room: floor for floor, room in enumerate(rooms.split())} for module, rooms in found}


def is_above(header, source, rooms):
    """Whether a source includes what stands in a room above its own; both are paths below src/."""
    floors = rooms.get(source.parts[0], {})
    floor, included = (floors.get("/".join(p.parts[1:-1]), len(floors)) for p in (source, pathlib.PurePath(header)))
    return included > floor


def owner_of(header):
    """The module that a header in angle brackets belongs to; None: to all of them; "nobody": not in the table."""
    if "." not in header and "/" not in header or header.startswith(SYSTEM):
        return None
    return next((module for module, prefixes in LIBRARIES.items() if header.startswith(prefixes)), "nobody")


def long_functions(lines):
    """(line, length) of what begins at the margin, is no type, namespace or table, and ends far below."""
    begin = None
    for number, line in enumerate(lines, 1):
        if line.startswith("}"):
            if begin and number - begin + 1 > MOST_FUNCTION_LINES:
                yield begin, number - begin + 1
            begin = None
        elif begin is None and re.match(r"[A-Za-z_\[]", line) and not NO_FUNCTION.match(line):
            begin = number
        if begin == number and re.search(r";(\s*//.*)?$", line):
            begin = None  # a declaration


CONSTANT = re.compile(r"(\s*)(?:inline )?constexpr\b[^=({]*?\b(k[A-Z]\w+)\s*(?:\[\])?\s*[={]")


def names_twice(src, module):
    """The constants at file level that a function in another file of the module would hide, or that stand twice."""
    at_file_level, local = {}, {}
    for path in sorted((src / module).rglob("*.[ch]*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found = CONSTANT.match(line)
            if found:
                (local if found[1] else at_file_level).setdefault(found[2], set()).add(str(path.relative_to(src)))
    for name, files in sorted(at_file_level.items()):
        others = sorted((files | local.get(name, set())) - {min(files)})
        if others:
            yield f"src/{min(files)}: {name} is also in {', '.join(others)}"


def forbidden(line, source, rule, rooms):
    """Why the source, a path below src/, may not have this line; None: it may."""
    found = re.match(r'\s*#\s*include\s+(["<])([^">]+)[">]', line)
    if not found:
        return None
    module, quoted, header = source.parts[0], found[1] == '"', found[2]
    if not quoted:
        owner = owner_of(header)
        fine = not owner or owner == module or header.startswith(ALSO.get(module, ("//",)))
        return None if fine else f"{header} belongs to {owner}"
    if header.split("/")[0] not in rule[module]:
        return f"{module} may not include {header}"
    if header.startswith(f"{module}/") and is_above(header, source, rooms):
        return f"{header} is in a room above"
    return None


def violations(src, rule, rooms):
    for module in sorted(rule):
        yield from names_twice(src, module)
        folders = {p.name for p in (src / module).glob("*") if p.is_dir()}
        if folders != set(rooms.get(module, {})):
            yield f"src/{module}: its folders are not the rooms of the table"
    for path in sorted(src.rglob("*.[ch]*")):
        source = path.relative_to(src)
        if path.suffix not in (".h", ".cc") or source.parts[0] not in rule:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > MOST_LINES:
            yield f"src/{source}: {len(lines)} lines, more than {MOST_LINES}"
        for number, length in long_functions(lines):
            yield f"src/{source}:{number}: a function of {length} lines, more than {MOST_FUNCTION_LINES}"
        for number, line in enumerate(lines, 1):
            fault = forbidden(line, source, rule, rooms)
            if fault:
                yield f"src/{source}:{number}: {fault}"


def main():
    src = pathlib.Path(sys.argv[1]) / "src"
    cmake = (src / "CMakeLists.txt").read_text(encoding="utf-8")
    rule = table(cmake)
    folders = {p.name for p in src.iterdir() if p.is_dir()}
    if folders != set(rule):
        print(f"the table and the folders of src/ differ: {sorted(folders ^ set(rule))}")
        sys.exit(1)
    found = list(violations(src, rule, rooms_of(cmake)))
    print("\n".join(found) if found else f"{len(rule)} modules keep to the include rule")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
