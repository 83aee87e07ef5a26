#include "render/renderer.h"

#include <algorithm>
#include <array>
#include <map>

#include "render/calendar.h"
#include "render/digest_fields.h"
#include "render/fields.h"
#include "render/people.h"
#include "render/reply_fields.h"
#include "render/sentences.h"
#include "render/template.h"
#include "render/words.h"
#include "render/workbook.h"
#include "util/file.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

namespace fs = std::filesystem;

// What all languages lay out alike; a file of a language's own comes first.
constexpr const char* kLayout = "layout";
// Whoever writes in a language that has no templates yet is answered in this one.
constexpr const char* kDefaultLanguage = "nl";
// A mail with ten thousand references is somebody's joke; threads are found by the first and the
// last ones.
constexpr std::size_t kMostReferences = 20;

// Gmail cuts off what is longer than 102 kB, and both forms of a digest together are to stay below
// 200 kB. On a day that would make it longer its lists are cut further; what waits for people last.
constexpr std::size_t kMostHtmlBytes = 102'000;
constexpr Shown kShownInTurn[] = {{},      {20, kMostItems}, {10, kMostItems}, {5, kMostItems},
                                  {5, 20}, {5, 10}};

using TemplatePtr = std::unique_ptr<const Template>;

struct ReplyTemplates {
  TemplatePtr subject;
  TemplatePtr text;
  TemplatePtr html;

  std::array<const Template*, 3> all() const { return {subject.get(), text.get(), html.get()}; }
};

// Of the calendar entry.
struct CalendarTemplates {
  TemplatePtr summary;
  TemplatePtr description;

  std::array<const Template*, 2> all() const { return {summary.get(), description.get()}; }
};

// What one folder of templates holds.
struct Language {
  std::string name;  // "nl"
  Words words;
  std::map<ReplyKind, ReplyTemplates> replies;
  CalendarTemplates calendar;
  std::optional<ReplyTemplates> digest;  // of the organisers' language alone
};

class FolderReader {
 public:
  FolderReader(fs::path folder, fs::path layout, std::vector<Problem>& problems)
      : folder_(std::move(folder)), layout_(std::move(layout)), problems_(problems) {}

  std::unique_ptr<Language> read_all() {
    sentences_ = load_sentences(folder_ / "sentences.txt", problems_);
    std::optional<Words> words = load_words(folder_ / "words.txt", problems_);
    auto language = std::make_unique<Language>();
    language->name = folder_.filename().string();
    for (const ReplyKind kind : kReplyKinds) {
      language->replies[kind] = read_three(name_of(kind));
    }
    language->calendar = {read("calendar.subject"), read("calendar.txt")};
    if (language->name == kDefaultLanguage) language->digest = read_three("digest");
    if (words) language->words = std::move(*words);
    return language;
  }

 private:
  // The language's own file, its sentence, or the layout; an empty path where there is none.
  PartialSource source_of(const std::string& name) const {
    const std::string file_name = name + ".mustache";
    if (Result<std::string> own = read_file(folder_ / file_name)) {
      return {folder_ / file_name, std::move(own).value()};
    }
    const auto sentence = sentences_.find(name.starts_with('_') ? name.substr(1) : name);
    if (sentence != sentences_.end()) return sentence->second;
    if (Result<std::string> shared = read_file(layout_ / file_name)) {
      return {layout_ / file_name, std::move(shared).value()};
    }
    return {};
  }

  // A block is laid out once for each format, "_person.html" and "_person.txt"; a sentence serves
  // both, "_day".
  PartialSource read_partial(const std::string& name, const std::string& format) const {
    PartialSource partial = source_of(name + format);
    return partial.file.empty() ? source_of(name) : partial;
  }

  ReplyTemplates read_three(const std::string& name) {
    return {read(name + ".subject"), read(name + ".txt"), read(name + ".html")};
  }

  // `name` is without its ".mustache".
  TemplatePtr read(const std::string& name) {
    const PartialSource found = source_of(name);
    if (found.file.empty()) {
      const bool is_sentence = name.ends_with(".subject") || name == "calendar.txt";
      problems_.push_back(
          is_sentence ? Problem{folder_ / "sentences.txt", 0, "there is no [" + name + "]"}
                      : Problem{layout_ / (name + ".mustache"), 0, "there is no such file"});
      return nullptr;
    }
    const bool is_html = name.ends_with(".html");
    const auto partial = [this, is_html](std::string_view partial_name) {
      return read_partial("_" + std::string(partial_name), is_html ? ".html" : ".txt");
    };
    return Template::parse(found, is_html ? Escape::kHtml : Escape::kNone, partial, problems_);
  }

  fs::path folder_;
  fs::path layout_;
  std::vector<Problem>& problems_;
  Sentences sentences_;
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

// What must not stand in the mail that follows an erasure: the renderer sees to it, whoever filled
// the reply.
Reply without_personal_data(const Reply& reply) {
  Reply bare;
  bare.kind = reply.kind;
  bare.language = reply.language;
  bare.to.address = reply.to.address;
  bare.in_reply_to = reply.in_reply_to;
  bare.references = reply.references;
  bare.colleagues = reply.colleagues;
  return bare;
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
  std::unique_ptr<RosterWriter> roster;

  FieldSources sources(const Language& language) const {
    return {options.event, options.zone, language.words, options.from, language.name};
  }

  const Language& language(const std::string& name) const {
    const auto found = languages.find(name);
    return found != languages.end() ? *found->second : *languages.at(kDefaultLanguage);
  }

  void read_languages(std::vector<Problem>& problems) {
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(options.templates, failure)) {
      const std::string name = entry.path().filename().string();
      if (!entry.is_directory() || name == kLayout) continue;
      languages[name] =
          FolderReader(entry.path(), options.templates / kLayout, problems).read_all();
    }
    if (!languages.contains(kDefaultLanguage)) {
      problems.push_back({options.templates / kDefaultLanguage, 0, "there is no such folder"});
    }
  }

  // Every tag of every template against every field that a sample has.
  void check(const Language& language, std::vector<Problem>& problems) const {
    Fields all;
    for (const Reply& sample : sample_replies(options.event)) {
      all.merge(reply_fields(sample, options.event.start, sources(language)));
    }
    const TemplateData data(all);
    for (const auto& [kind, templates] : language.replies) {
      for (const Template* part : templates.all()) part->check(data, problems);
    }
    for (const Template* part : language.calendar.all()) part->check(data, problems);
    if (language.digest) check_digest(language, problems);
  }

  void check_digest(const Language& language, std::vector<Problem>& problems) const {
    Fields all;
    for (const Report& sample : sample_reports(options.event)) {
      all.merge(digest_fields(sample, sample.until, sources(language)));
    }
    const TemplateData data(all);
    for (const Template* part : language.digest->all()) part->check(data, problems);
  }

  // Every sample as it would be sent.
  void rehearse(const Language& language, std::vector<Problem>& problems) const {
    for (const Reply& sample : sample_replies(options.event)) {
      const TemplateData data = reply_fields(sample, options.event.start, sources(language));
      for (const Template* part : language.replies.at(sample.kind).all()) {
        part->render(data, problems);
      }
      for (const Template* part : language.calendar.all()) part->render(data, problems);
    }
    if (!language.digest) return;
    for (const Report& sample : sample_reports(options.event)) {
      const TemplateData data = digest_fields(sample, sample.until, sources(language));
      for (const Template* part : language.digest->all()) part->render(data, problems);
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
  RosterWriter::Loaded roster =
      RosterWriter::load(impl->options.templates, impl->options.event, impl->options.zone);
  loaded.problems = std::move(roster.problems);
  impl->roster = std::move(roster.writer);
  for (const auto& [name, language] : impl->languages) impl->check(*language, loaded.problems);
  if (!loaded.problems.empty()) return loaded;
  loaded.renderer.reset(new Renderer(std::move(impl)));
  return loaded;
}

std::vector<Problem> Renderer::rehearse() const {
  std::vector<Problem> problems;
  for (const auto& [name, language] : impl_->languages) impl_->rehearse(*language, problems);
  return problems;
}

OutgoingMail Renderer::digest(const Report& report, Instant now) const {
  const Language& language = impl_->language(kDefaultLanguage);
  std::vector<Problem> missed;  // load() has seen to it that there are none
  OutgoingMail mail;
  mail.from = impl_->options.from;
  mail.date = now;
  mail.auto_submitted = "auto-generated";
  for (const Shown& shown : kShownInTurn) {
    const TemplateData data = digest_fields(report, now, impl_->sources(language), shown);
    mail.subject = collapse_spaces(language.digest->subject->render(data, missed));
    mail.text = tidy(language.digest->text->render(data, missed));
    mail.html = tidy(language.digest->html->render(data, missed));
    if (mail.html.size() <= kMostHtmlBytes) break;
  }
  return mail;
}

const RosterWriter& Renderer::roster() const {
  return *impl_->roster;
}

OutgoingMail Renderer::reply(const Reply& given, Instant now) const {
  const Reply reply = given.kind == ReplyKind::kErased ? without_personal_data(given) : given;
  const Language& language = impl_->language(reply.language);
  const ReplyTemplates& templates = language.replies.at(reply.kind);
  const Fields fields = reply_fields(reply, now, impl_->sources(language));
  const TemplateData data = fields;
  std::vector<Problem> missed;  // load() has seen to it that there are none

  OutgoingMail mail;
  mail.from = impl_->options.from;
  mail.to = {reply.to};
  mail.date = now;
  mail.in_reply_to = reply.in_reply_to;
  mail.references = references_of(reply);
  if (is_unasked(reply.kind)) mail.auto_submitted = "auto-generated";
  mail.subject = collapse_spaces(templates.subject->render(data, missed));
  mail.text = tidy(templates.text->render(data, missed));
  mail.html = tidy(templates.html->render(data, missed));
  for (const CalendarEntry& entry : People(reply).calendar_entries) {
    // The entry may be passed on: it names the reference of its own person alone.
    Fields own = fields;
    own.set_text("ref", entry.registration->ref);
    own.set_flag("entry_waits", !entry.is_cancelled && only_waits(*entry.registration));
    CalendarWords words{collapse_spaces(language.calendar.summary->render(own, missed)), ""};
    if (!entry.is_cancelled)
      words.description = trim(tidy(language.calendar.description->render(own, missed)));
    mail.attachments.push_back({entry.registration->ref + ".ics",
                                "text/calendar; method=PUBLISH; charset=utf-8",
                                impl_->calendar.file(*entry.registration, words, now)});
  }
  return mail;
}

}  // namespace meldaan::render
