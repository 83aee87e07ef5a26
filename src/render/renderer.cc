#include "render/renderer.h"

#include <algorithm>
#include <array>
#include <map>

#include "render/calendar.h"
#include "render/fields.h"
#include "render/reply_fields.h"
#include "render/template.h"
#include "render/words.h"
#include "util/file.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

namespace fs = std::filesystem;

constexpr std::array<ReplyKind, 3> kKinds = {ReplyKind::kConfirmation, ReplyKind::kQuestion,
                                             ReplyKind::kLate};
// Whoever writes in a language that has no templates yet is answered in this one.
constexpr const char* kDefaultLanguage = "nl";
// A mail with ten thousand references is somebody's joke; threads are found by the first and the
// last ones.
constexpr std::size_t kMostReferences = 20;

using TemplatePtr = std::unique_ptr<const Template>;

struct ReplyTemplates {
  TemplatePtr subject;
  TemplatePtr text;
  TemplatePtr html;

  std::array<const Template*, 3> all() const { return {subject.get(), text.get(), html.get()}; }
};

// What one folder of templates holds.
struct Language {
  Words words;
  std::map<ReplyKind, ReplyTemplates> replies;
  TemplatePtr calendar;  // the description in the calendar entry
};

class FolderReader {
 public:
  FolderReader(fs::path folder, std::vector<Problem>& problems)
      : folder_(std::move(folder)), problems_(problems) {}

  // `name` is without its ".mustache".
  TemplatePtr read(const std::string& name) {
    const fs::path file = folder_ / (name + ".mustache");
    const Result<std::string> source = read_file(file);
    if (!source) {
      problems_.push_back({file, 0, source.error().text});
      return nullptr;
    }
    const bool is_html = name.ends_with(".html");
    const auto partial = [this, is_html](std::string_view partial_name) {
      return read_partial("_" + std::string(partial_name), is_html ? ".html" : ".txt");
    };
    return Template::parse(file, *source, is_html ? Escape::kHtml : Escape::kNone, partial,
                           problems_);
  }

  std::unique_ptr<Language> read_all() {
    std::optional<Words> words = load_words(folder_ / "words.txt", problems_);
    auto language = std::make_unique<Language>();
    for (const ReplyKind kind : kKinds) {
      const std::string name = name_of(kind);
      ReplyTemplates& templates = language->replies[kind];
      templates.subject = read(name + ".subject");
      templates.text = read(name + ".txt");
      templates.html = read(name + ".html");
    }
    language->calendar = read("calendar.txt");
    if (words) language->words = std::move(*words);
    return language;
  }

 private:
  // A block is laid out once for each format, "_person.html" and "_person.txt"; a sentence serves
  // both, "_day".
  PartialSource read_partial(const std::string& name, const std::string& format) const {
    for (const std::string& suffix : {format, std::string()}) {
      const fs::path path = folder_ / (name + suffix + ".mustache");
      if (Result<std::string> source = read_file(path)) return {path, std::move(source).value()};
    }
    return {};
  }

  fs::path folder_;
  std::vector<Problem>& problems_;
};

// Templates may be generous with empty lines around sections; a reader sees one at most, and none
// at the ends.
std::string tidy(const std::string& text) {
  std::string result;
  bool gap = false;
  for (const std::string_view line : split_lines(text)) {
    const std::size_t end = line.find_last_not_of(" \t");
    if (end == std::string_view::npos) {
      gap = true;
      continue;
    }
    if (gap && !result.empty()) result += '\n';
    gap = false;
    result.append(line.substr(0, end + 1));
    result += '\n';
  }
  return result;
}

std::vector<std::string> references_of(const Reply& reply) {
  // RFC 5322 section 3.6.4: the parent's references, then the parent.
  std::vector<std::string> references = reply.references;
  if (!reply.in_reply_to.empty() &&
      (references.empty() || references.back() != reply.in_reply_to)) {
    references.push_back(reply.in_reply_to);
  }
  if (references.size() > kMostReferences) {
    const auto excess = static_cast<std::ptrdiff_t>(references.size() - kMostReferences);
    references.erase(references.begin() + 1, references.begin() + 1 + excess);
  }
  return references;
}

}  // namespace

std::string to_string(const Problem& problem) {
  std::string text = problem.file.string();
  if (problem.line > 0) text += ":" + std::to_string(problem.line);
  return text + ": " + problem.text;
}

struct Renderer::Impl {
  explicit Impl(RendererOptions o)
      : options(std::move(o)), calendar(options.event, options.zone, options.from.name) {}

  RendererOptions options;
  CalendarWriter calendar;
  std::map<std::string, std::unique_ptr<Language>> languages;

  FieldSources sources(const Language& language) const {
    return {options.event, options.zone, language.words, options.from};
  }

  const Language& language(const std::string& name) const {
    const auto found = languages.find(name);
    return found != languages.end() ? *found->second : *languages.at(kDefaultLanguage);
  }

  void read_languages(std::vector<Problem>& problems) {
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(options.templates, failure)) {
      if (!entry.is_directory()) continue;
      languages[entry.path().filename().string()] = FolderReader(entry.path(), problems).read_all();
    }
    if (!languages.contains(kDefaultLanguage)) {
      problems.push_back({options.templates / kDefaultLanguage, 0, "there is no such folder"});
    }
  }

  // Every tag of every template against every field, then every sample as it would be sent.
  void check(const Language& language, std::vector<Problem>& problems) const {
    const std::vector<Reply> samples = sample_replies(options.event);
    Fields all;
    for (const Reply& sample : samples) {
      all.merge(reply_fields(sample, options.event.start, sources(language)));
    }
    for (const auto& [kind, templates] : language.replies) {
      for (const Template* part : templates.all()) part->check(all, problems);
    }
    language.calendar->check(all, problems);
    if (!problems.empty()) return;
    for (const Reply& sample : samples) {
      const Fields fields = reply_fields(sample, options.event.start, sources(language));
      for (const Template* part : language.replies.at(sample.kind).all()) {
        part->render(fields, problems);
      }
      language.calendar->render(fields, problems);
    }
  }
};

Renderer::Renderer(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;

Renderer::Loaded Renderer::load(RendererOptions options) {
  Loaded loaded;
  auto impl = std::make_unique<Impl>(std::move(options));
  impl->read_languages(loaded.problems);
  if (!loaded.problems.empty()) return loaded;
  for (const auto& [name, language] : impl->languages) impl->check(*language, loaded.problems);
  if (!loaded.problems.empty()) return loaded;
  loaded.renderer.reset(new Renderer(std::move(impl)));
  return loaded;
}

OutgoingMail Renderer::reply(const Reply& reply, Instant now) const {
  const Language& language = impl_->language(reply.language);
  const ReplyTemplates& templates = language.replies.at(reply.kind);
  const Fields fields = reply_fields(reply, now, impl_->sources(language));
  std::vector<Problem> missed;  // load() has seen to it that there are none

  OutgoingMail mail;
  mail.from = impl_->options.from;
  mail.to = {reply.to};
  mail.date = now;
  mail.in_reply_to = reply.in_reply_to;
  mail.references = references_of(reply);
  mail.subject = collapse_spaces(templates.subject->render(fields, missed));
  mail.text = tidy(templates.text->render(fields, missed));
  mail.html = tidy(templates.html->render(fields, missed));
  const std::vector<const Registration*> confirmed = confirmed_in(reply);
  if (!confirmed.empty()) {
    const Registration& first = *confirmed.front();
    const std::string description(trim(tidy(language.calendar->render(fields, missed))));
    mail.attachments.push_back({first.ref + ".ics", "text/calendar; method=PUBLISH; charset=utf-8",
                                impl_->calendar.file(first, description, now)});
  }
  return mail;
}

}  // namespace meldaan::render
