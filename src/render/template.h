// One mustache template (mustache(5)), read strictly: a field that is not known, a section that
// does not fit, an escape that is switched off are problems with file and line, not empty places in
// somebody's mail.
//
// The dialect: {{field}}, {{a.b}}, {{#section}}, {{^inverted}}, {{! comment}} and {{> partial}}.
// Not taken:
// {{{raw}}} and {{&raw}}, which would let a mail's html through, and changed delimiters.
// Immutable after parsing; any thread may render.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "render/fields.h"
#include "render/renderer.h"

namespace meldaan::render {

enum class Escape { kNone, kHtml };

// The source of a partial and its file, by the name in {{> name}}; an empty path where there is
// none.
struct PartialSource {
  std::filesystem::path file;
  std::string source;
  int line = 1;        // of the file, where the source begins
  bool folds = false;  // line ends are layout: beside a tag nothing, between words a space
};
using Partials = std::function<PartialSource(std::string_view name)>;

// Fields as the template library wants them. The conversion costs more than a rendering: made once
// for all the templates of a mail.
class TemplateData {
 public:
  TemplateData(const Fields& fields);  // NOLINT(google-explicit-constructor): the same thing
  ~TemplateData();

 private:
  friend class Template;
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

class Template {
 public:
  // nullptr, and the problems, where the source is no template.
  static std::unique_ptr<const Template> parse(const PartialSource& source, Escape escape,
                                               const Partials& partials,
                                               std::vector<Problem>& problems);
  ~Template();

  // Looks every tag up once, inside every section, whether some data would show it or not. `all` is
  // what there is to name: a list needs one element that has every field.
  void check(const TemplateData& all, std::vector<Problem>& problems) const;
  // `missed` gets a problem for each tag that these data have no field for.
  std::string render(const TemplateData& data, std::vector<Problem>& missed) const;

 private:
  struct Impl;
  explicit Template(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace meldaan::render
