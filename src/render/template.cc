#include "render/template.h"

#include <charconv>
#include <kainjow/mustache.hpp>
#include <set>

#include "render/template_source.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

namespace mustache = kainjow::mustache;

// The library's own escaping writes &apos;, which Outlook shows as it stands: HTML 4 does not know
// it.
std::string escape_html(const std::string& text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

mustache::data to_data(const Fields& fields);

mustache::data to_data(const Field& field) {
  switch (field.kind) {
    case Field::Kind::kFlag:
      return mustache::data(field.flag);
    case Field::Kind::kObject:
      return to_data(field.items.front());
    case Field::Kind::kText:
      // The library takes an empty text for true; false renders as nothing and hides its section.
      return field.text.empty() ? mustache::data(false) : mustache::data(field.text);
    case Field::Kind::kList:
      break;
  }
  mustache::data list(mustache::data::type::list);
  for (const Fields& item : field.items) list.push_back(to_data(item));
  return list;
}

mustache::data to_data(const Fields& fields) {
  mustache::data object(mustache::data::type::object);
  // Assigned, since set() would copy all that stands below, at each level once more.
  for (const auto& [name, field] : fields.all()) object[name] = to_data(field);
  return object;
}

enum class Mode {
  kRender,
  kCheck,  // every section is entered, the inverted too
};

// The library asks it for each tag. What it does not find it records: the library itself would
// leave an empty place and call that valid.
class StrictContext : public mustache::basic_context<std::string> {
 public:
  StrictContext(const mustache::data& root, const std::vector<Tag>& tags, Mode mode,
                std::vector<Problem>& problems)
      : tags_(tags), mode_(mode), problems_(problems) {
    StrictContext::push(&root);
  }

  void push(const mustache::data* data) override { stack_.push_back(data); }
  void pop() override { stack_.pop_back(); }
  const mustache::data* get_partial(const std::string&) const override { return nullptr; }

  const mustache::data* get(const std::string& index) const override {
    std::size_t at = 0;
    std::from_chars(index.data(), index.data() + index.size(), at);
    const Tag& tag = tags_.at(at);
    const mustache::data* found = find(tag.name);
    if (!found) return report(tag, "no field '" + tag.name + "'");
    if (tag.kind == Tag::Kind::kVariable && (found->is_list() || found->is_object())) {
      return report(tag, "'" + tag.name + "' is no text; open it with {{#" + tag.name + "}}");
    }
    if (mode_ == Mode::kRender || tag.kind == Tag::Kind::kVariable) return found;
    if (tag.kind == Tag::Kind::kInverted) return &kFalse;
    return found->is_false() || found->is_empty_list() ? &kTrue : found;
  }

 private:
  // mustache(5): the first part of a dotted name is searched outwards, the others within it.
  const mustache::data* find(std::string_view name) const {
    const std::size_t dot = name.find('.');
    const std::string first(name.substr(0, dot));
    for (auto scope = stack_.rbegin(); scope != stack_.rend(); ++scope) {
      const mustache::data* found = (*scope)->get(first);
      if (!found) continue;
      while (found && name.find('.') != std::string_view::npos) {
        name.remove_prefix(name.find('.') + 1);
        found = found->get(std::string(name.substr(0, name.find('.'))));
      }
      return found;
    }
    return nullptr;
  }

  const mustache::data* report(const Tag& tag, std::string text) const {
    // A section in a list is looked up once an element: said once.
    if (reported_.insert(&tag).second) problems_.push_back({tag.file, tag.line, std::move(text)});
    return mode_ == Mode::kCheck && tag.kind != Tag::Kind::kVariable ? &kFalse : nullptr;
  }

  inline static const mustache::data kTrue{true};
  inline static const mustache::data kFalse{false};

  const std::vector<Tag>& tags_;
  Mode mode_;
  std::vector<Problem>& problems_;
  std::vector<const mustache::data*> stack_;
  mutable std::set<const Tag*> reported_;
};

}  // namespace

struct TemplateData::Impl {
  mustache::data root;
};

TemplateData::TemplateData(const Fields& fields)
    : impl_(std::make_unique<const Impl>(Impl{to_data(fields)})) {}
TemplateData::~TemplateData() = default;

struct Template::Impl {
  // The library renders through a non-const reference, yet writes only when a lambda or a partial
  // is wrong, and we have neither: concurrent rendering is sound.
  std::unique_ptr<mustache::mustache> parsed;
  std::vector<Tag> tags;

  std::string run(const mustache::data& root, Mode mode, std::vector<Problem>& problems) const {
    StrictContext context(root, tags, mode, problems);
    std::string text = parsed->render(context);
    for (char& c : text) {
      if (c == kLineEnd) c = '\n';
      if (c == kSpace) c = ' ';
    }
    return text;
  }
};

Template::Template(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Template::~Template() = default;

std::unique_ptr<const Template> Template::parse(const PartialSource& source, Escape escape,
                                                const Partials& partials,
                                                std::vector<Problem>& problems) {
  std::optional<IndexedSource> indexed = index_source(source, partials, problems);
  if (!indexed) return nullptr;
  auto impl = std::make_unique<Impl>();
  impl->parsed = std::make_unique<mustache::mustache>(indexed->text);
  impl->tags = std::move(indexed->tags);
  if (!impl->parsed->is_valid()) {
    problems.push_back({source.file, 0, impl->parsed->error_message()});
    return nullptr;
  }
  if (escape == Escape::kHtml) {
    impl->parsed->set_custom_escape(escape_html);
  } else {
    impl->parsed->set_custom_escape([](const std::string& text) { return text; });
  }
  return std::unique_ptr<const Template>(new Template(std::move(impl)));
}

void Template::check(const TemplateData& all, std::vector<Problem>& problems) const {
  impl_->run(all.impl_->root, Mode::kCheck, problems);
}

std::string Template::render(const TemplateData& data, std::vector<Problem>& missed) const {
  return impl_->run(data.impl_->root, Mode::kRender, missed);
}

}  // namespace meldaan::render
