"""The html that mail programs show: what in a page goes beyond it.

Outlook lays out with Word, Gmail drops what it does not know, and all of them refuse scripts and what would be fetched.
So: tables and inline styles, nothing positioned, no colours (a dark mail program inverts what it likes), no resources.
"""
import html.parser
import re

VOID = {"br", "meta"}
CELL = {"align", "valign", "width", "style"}
ATTRIBUTES = {
    "html": {"lang"}, "head": set(), "meta": {"charset", "name", "content"}, "title": set(), "body": {"style"},
    "table": {"role", "width", "cellpadding", "cellspacing", "border", "style"}, "tr": set(), "td": CELL,
    "th": CELL | {"scope"}, "p": {"style"}, "h2": {"style"}, "h3": {"style"}, "ul": {"style"}, "li": set(),
    "br": set(), "small": set(), "strong": set(), "a": {"href"},
}
STYLES = {
    "font-family", "font-size", "font-weight", "line-height", "margin", "padding", "border-top", "border-collapse",
    "text-align", "vertical-align", "max-width", "word-break", "overflow-wrap",
}
STYLE_VALUE = re.compile(r"[\w#.,% -]+")
# Gmail cuts off what is longer.
MOST_BYTES = 102_000
CONDITIONAL = re.compile(r"\[if mso\]>(<table [^<>]*>|<tr>|<td>|</td>|</tr>|</table>)*<!\[endif\]")


class Lint(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.findings = []
        self.open = []
        self.tables = []  # of each open one: whether it is mere layout

    def find(self, what):
        self.findings.append(f"line {self.getpos()[0]}: {what}")

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag not in ATTRIBUTES:
            return self.find(f"<{tag}> is not shown by every mail program")
        for name, value in attrs:
            if name not in ATTRIBUTES[tag]:
                self.find(f"<{tag} {name}> is not shown by every mail program")
            if name == "style":
                self.check_style(value or "")
            if name == "href" and not (value or "").startswith("mailto:"):
                self.find("a link that leads out of the mail program")
        if tag == "html" and not attributes.get("lang"):
            self.find("no language is set")
        if tag == "table":
            self.tables.append(attributes.get("role") == "presentation")
        if tag == "th" and attributes.get("scope") not in ("row", "col"):
            self.find("a heading that does not say of what")
        if tag == "th" and self.tables and self.tables[-1]:
            self.find("a heading in a table that is mere layout")
        if tag == "td" and self.tables and not self.tables[-1] and self.previous != "/th":
            self.find("a cell without a heading in a table of data")
        self.previous = tag
        if tag not in VOID:
            self.open.append(tag)

    previous = ""

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            return self.find(f"</{tag}> closes nothing")
        self.open.pop()
        if tag == "table":
            self.tables.pop()
        self.previous = "/" + tag

    def handle_comment(self, data):
        if not CONDITIONAL.fullmatch(data):
            self.find("a comment, which a reader's program may show")

    def handle_pi(self, data):
        self.find(f"<?{data}")

    def unknown_decl(self, data):
        self.find(f"<![{data}")

    def check_style(self, style):
        for declaration in style.split(";"):
            name, _, value = (part.strip() for part in declaration.partition(":"))
            if not name:
                continue
            if name not in STYLES:
                self.find(f"the style {name} is not shown by every mail program, or not ours to choose")
            if not STYLE_VALUE.fullmatch(value) or re.search(r"(^| )-\d", value):
                self.find(f"the style {name} has the value {value}")


def findings(page):
    lint = Lint()
    if not page.startswith("<!DOCTYPE html>\n"):
        lint.find("no document type")
    lint.feed(page)
    lint.close()
    if lint.open:
        lint.find(f"<{lint.open[-1]}> is never closed")
    if len(page.encode()) > MOST_BYTES:
        lint.find(f"longer than {MOST_BYTES} bytes")
    if re.search(r"(?i)url\(|https?:|src=|@import", page):
        lint.find("something would be fetched")
    return lint.findings
