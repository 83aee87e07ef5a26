#include "render/template.h"

#include <gtest/gtest.h>

#include <map>

namespace meldaan::render::template_test {
namespace {

class TemplateTest : public testing::Test {
 protected:
  std::unique_ptr<const Template> parse(std::string_view source, Escape escape = Escape::kNone) {
    return Template::parse(
        {"t.mustache", std::string(source)}, escape,
        [this](std::string_view name) -> PartialSource {
          const auto found = partials_.find(std::string(name));
          if (found == partials_.end()) return {};
          return {"_" + found->first + ".mustache", found->second};
        },
        problems_);
  }
  std::string render(std::string_view source, Escape escape = Escape::kNone) {
    const auto parsed = parse(source, escape);
    return parsed ? parsed->render(fields_, problems_) : "(no template)";
  }
  std::string said() const {
    std::string text;
    for (const Problem& problem : problems_) text += to_string(problem) + "\n";
    return text;
  }
  static Fields person(const std::string& name) {
    Fields fields;
    fields.set_text("name", name);
    return fields;
  }

  std::map<std::string, std::string> partials_;
  std::vector<Problem> problems_;
  Fields fields_;
};

TEST_F(TemplateTest, TextsListsObjectsAndFlagsAreRendered) {
  fields_.set_text("greeting", "Beste Anja");
  fields_.set_flag("shown", true);
  fields_.set_flag("hidden", false);
  fields_.set_list("people", {person("Piet"), person("Els")});
  fields_.set_object("event", person("middag"));
  EXPECT_EQ(render("{{greeting}}:{{#people}} {{name}}{{/people}} {{event.name}}"
                   "{{#shown}} ja{{/shown}}{{#hidden}} nee{{/hidden}}{{^hidden}} !{{/hidden}}"),
            "Beste Anja: Piet Els middag ja !");
  EXPECT_EQ(said(), "");
}

TEST_F(TemplateTest, AnEmptyTextHidesItsSection) {
  fields_.set_text("venue", "");
  EXPECT_EQ(render("{{#venue}}in {{venue}}{{/venue}}{{^venue}}volgt{{/venue}}"), "volgt");
}

TEST_F(TemplateTest, AnInnerListsFieldIsSoughtOutwards) {
  fields_.set_text("day", "donderdag");
  fields_.set_list("people", {person("Piet")});
  EXPECT_EQ(render("{{#people}}{{name}} op {{day}}{{/people}}"), "Piet op donderdag");
}

TEST_F(TemplateTest, TagsAloneOnTheirLineLeaveNoLineAndEmptyLinesStay) {
  fields_.set_flag("a", true);
  fields_.set_flag("b", false);
  EXPECT_EQ(render("one\n{{#a}}\n\ntwo\n{{/a}}\n\nthree\n{{#b}}\nno\n{{/b}}\n  {{! why }}\nfour\n"),
            "one\n\ntwo\n\nthree\nfour\n");
}

TEST_F(TemplateTest, WindowsLineEndsMakeNoDifference) {
  fields_.set_flag("a", true);
  EXPECT_EQ(render("one\r\n{{#a}}\r\ntwo\r\n{{/a}}\r\nthree\r\n"), "one\ntwo\nthree\n");
}

TEST_F(TemplateTest, APartialWithinASentenceDoesNotBreakIt) {
  fields_.set_text("day", "donderdag");
  partials_ = {{"day", "{{day}}\n"}, {"block", "a\nb\n"}};
  EXPECT_EQ(render("op {{> day}}!\n{{> block}}\nc\n"), "op donderdag!\na\nb\nc\n");
}

TEST_F(TemplateTest, HtmlIsEscapedAndTextIsNot) {
  fields_.set_text("name", R"(<script>alert("x")</script> & 'co')");
  EXPECT_EQ(render("{{name}}", Escape::kHtml),
            "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;co&#39;");
  EXPECT_EQ(render("{{name}}", Escape::kNone), R"(<script>alert("x")</script> & 'co')");
}

TEST_F(TemplateTest, WhatAMailSaysIsNeverTakenForATemplateNorForMoreLines) {
  fields_.set_text("name", "{{secret}}\r\nBcc: all@example.nl");
  EXPECT_EQ(render("{{name}}"), "{{secret}} Bcc: all@example.nl");
  EXPECT_EQ(said(), "");
}

TEST_F(TemplateTest, AnUnknownFieldIsReportedWithItsOwnLine) {
  fields_.set_text("name", "Anja");
  fields_.set_list("people", {person("Piet"), person("Els")});
  render("{{name}}\n\n{{nmae}}\n{{#people}}\n{{name}} {{event.name}}\n{{/people}}\n");
  EXPECT_EQ(said(), "t.mustache:3: no field 'nmae'\nt.mustache:5: no field 'event.name'\n");
}

TEST_F(TemplateTest, AFieldThatIsRightOutsideAndWrongInsideIsReportedInside) {
  fields_.set_list("people", {person("Piet")});
  render("{{#people}}{{name}}{{/people}}\n{{name}}\n");
  EXPECT_EQ(said(), "t.mustache:2: no field 'name'\n");
}

TEST_F(TemplateTest, AnUnknownFieldInAPartialIsReportedWithThePartialsFile) {
  partials_ = {{"block", "x\n{{nmae}}\n"}};
  render("1\n2\n3\n{{> block}}\n");
  EXPECT_EQ(said(), "_block.mustache:2: no field 'nmae'\n");
}

TEST_F(TemplateTest, TheCheckEntersSectionsThatNoDataOpen) {
  fields_.set_flag("never", false);
  fields_.set_flag("always", true);
  fields_.set_list("none", {});
  const auto parsed = parse(
      "{{#never}}\n{{a}}\n{{/never}}\n{{^always}}\n{{b}}\n{{/always}}\n{{#none}}\n{{c}}\n"
      "{{/none}}\n{{^unknown}}\n{{d}}\n{{/unknown}}\n");
  ASSERT_TRUE(parsed) << said();
  parsed->check(fields_, problems_);
  EXPECT_EQ(said(),
            "t.mustache:2: no field 'a'\nt.mustache:5: no field 'b'\nt.mustache:8: no field 'c'\n"
            "t.mustache:10: no field 'unknown'\nt.mustache:11: no field 'd'\n");
}

TEST_F(TemplateTest, AListIsNoText) {
  fields_.set_list("people", {person("Piet")});
  render("{{people}}");
  EXPECT_EQ(said(), "t.mustache:1: 'people' is no text; open it with {{#people}}\n");
}

TEST_F(TemplateTest, WhatIsNotWellFormedIsReportedWithItsLine) {
  const std::pair<const char*, const char*> cases[] = {
      {"a\n{{name", "t.mustache:2: a tag without its end }}\n"},
      {"a\n{{#x}}\n", "t.mustache:2: the section 'x' is never closed\n"},
      {"a\n{{/x}}\n", "t.mustache:2: {{/x}} closes nothing\n"},
      {"{{#x}}\n{{#y}}\n{{/x}}{{/y}}",
       "t.mustache:3: {{/x}} cannot close 'y' of line 2\n"
       "t.mustache:3: {{/y}} cannot close 'x' of line 1\n"},
      {"\n{{{name}}}", "t.mustache:2: unescaped tags are not taken; write {{field}}\n"},
      {"\n{{&name}}", "t.mustache:2: unescaped tags are not taken; write {{field}}\n"},
      {"\n{{=<% %>=}}", "t.mustache:2: other delimiters are not taken\n"},
      {"\n{{}}", "t.mustache:2: an empty tag\n"},
      {"\n{{> gone}}", "t.mustache:2: there is no partial 'gone'\n"},
  };
  for (const auto& [source, expected] : cases) {
    problems_.clear();
    EXPECT_FALSE(parse(source)) << source;
    EXPECT_EQ(said(), expected) << source;
  }
}

TEST_F(TemplateTest, PartialsThatIncludeEachOtherEnd) {
  partials_ = {{"a", "{{> b}}"}, {"b", "{{> a}}"}};
  EXPECT_FALSE(parse("{{> a}}"));
  EXPECT_EQ(said(), "_b.mustache:1: {{> a}}: partials include each other without end\n");
}

}  // namespace
}  // namespace meldaan::render::template_test
