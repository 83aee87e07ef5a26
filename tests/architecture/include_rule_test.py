#!/usr/bin/env python3
"""The include rule must find what breaks it: each case is a small tree with one fault."""
import pathlib
import tempfile
import unittest

import include_rule

TABLE = """
meldaan_module(util)
meldaan_module(domain MODULES util)
meldaan_module(net ROOMS wire protocol
                   MODULES util domain LIBRARIES CURL::libcurl)
"""


class IncludeRule(unittest.TestCase):
    def found(self, **files):
        """What is wrong with a tree of these files; "net__wire__a_cc" is src/net/wire/a.cc."""
        with tempfile.TemporaryDirectory() as root:
            src = pathlib.Path(root) / "src"
            for room in ("wire", "protocol"):
                (src / "net" / room).mkdir(parents=True)
            for name, text in files.items():
                path = src / name.replace("__", "/").replace("_", ".")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return list(include_rule.violations(src, include_rule.table(TABLE), include_rule.rooms_of(TABLE)))

    def test_the_table_is_read(self):
        self.assertEqual(
            include_rule.table(TABLE), {"util": {"util"}, "domain": {"domain", "util"}, "net": {"net", "util", "domain"}}
        )

    def test_an_include_downwards_or_within_is_fine(self):
        text = '#include "net/b.h"\n#include "util/a.h"\n#include <curl/curl.h>\n#include <vector>\n#include <sys/stat.h>\n'
        self.assertEqual(self.found(net__a_cc=text), [])

    def test_an_include_upwards_is_found(self):
        self.assertEqual(
            self.found(util__a_h='\n#include "net/b.h"\n'), ["src/util/a.h:2: util may not include net/b.h"]
        )

    def test_an_include_of_a_module_beside_is_found(self):
        self.assertEqual(
            self.found(domain__a_cc='# include  "net/b.h"\n'), ["src/domain/a.cc:1: domain may not include net/b.h"]
        )

    def test_a_room_may_include_the_rooms_before_it(self):
        self.assertEqual(include_rule.rooms_of(TABLE), {"net": {"wire": 0, "protocol": 1}})
        self.assertEqual(
            self.found(
                net__protocol__a_cc='#include "net/wire/a.h"\n#include "net/protocol/b.h"\n#include "util/a.h"\n',
                net__a_cc='#include "net/protocol/b.h"\n',
            ),
            [],
        )

    def test_an_include_of_a_room_above_is_found(self):
        self.assertEqual(
            self.found(
                net__wire__a_cc='#include "net/protocol/a.h"\n', net__protocol__b_cc='#include "net/b.h"\n'
            ),
            [
                "src/net/protocol/b.cc:1: net/b.h is in a room above",
                "src/net/wire/a.cc:1: net/protocol/a.h is in a room above",
            ],
        )

    def test_a_folder_that_is_no_room_is_found(self):
        self.assertEqual(self.found(util__odd__a_cc=""), ["src/util: its folders are not the rooms of the table"])

    def test_a_third_party_header_in_another_module_is_found(self):
        self.assertEqual(
            self.found(net__a_cc="#include <re2/re2.h>\n"), ["src/net/a.cc:1: re2/re2.h belongs to util"]
        )

    def test_a_third_party_header_that_the_table_does_not_know_is_found(self):
        self.assertEqual(
            self.found(util__a_cc="#include <boost/any.hpp>\n"), ["src/util/a.cc:1: boost/any.hpp belongs to nobody"]
        )

    def test_a_file_that_is_too_long_is_found(self):
        self.assertEqual(self.found(util__a_cc="\n" * 400), [])
        self.assertEqual(self.found(util__a_cc="\n" * 401), ["src/util/a.cc: 401 lines, more than 400"])

    def test_a_function_that_is_too_long_is_found(self):
        fits = "int g();  // far away\n\nconst int* f(int a,\n             int b) {\n" + "  a;\n" * 57 + "}\n"
        self.assertEqual(self.found(util__a_cc=fits), [])
        self.assertEqual(
            self.found(util__a_cc=fits.replace("a;", "a;\n  b;", 1)),
            ["src/util/a.cc:3: a function of 61 lines, more than 60"],
        )

    def test_a_long_class_namespace_or_table_is_no_function(self):
        for head in ("class A {\n", "namespace {\n", "constexpr int kTable[] = {\n"):
            self.assertEqual(self.found(util__a_cc=head + "  1,\n" * 100 + "};\n"), [], head)


if __name__ == "__main__":
    unittest.main()
