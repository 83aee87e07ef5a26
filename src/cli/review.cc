// meldaan review: what waits for a person, with the number by which `resolve` settles it.
#include <cstdio>
#include <memory>
#include <optional>

#include "app/settling.h"
#include "app/workshop.h"
#include "cli/command.h"
#include "cli/subcommand.h"
#include "domain/reasons.h"
#include "mime/parse.h"
#include "store/store.h"
#include "util/clock.h"
#include "util/hash.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

constexpr std::size_t kMostLines = 12;
constexpr std::size_t kLongestLine = 160;

void print_row(const char* name, const std::string& value) {
  if (!value.empty()) std::printf("  %-10s %s\n", name, collapse_spaces(value).c_str());
}

std::string missing_in(const Person& person) {
  std::vector<std::string> names;
  for (const Missing missing : missing_of(person)) names.emplace_back(name_of(missing));
  return join(names, ", ");
}

void print_person(const Person& person) {
  print_row("name", called(person));
  print_row("school", person.school);
  print_row("foundation", person.foundation);
  print_row("groups", join(person.groups, ", "));
  print_row("unclear", join(person.unclear_groups, ", "));
  print_row("proposed", join(person.proposed_groups, ", "));
}

// The beginning of what was written. A terminal's control characters are gone: mime took them out.
void print_text(store::Store& store, store::MailId mail) {
  const Result<std::string> raw = mail == 0 ? Result<std::string>("") : store.raw_mail(mail);
  if (!raw) return;
  std::size_t lines = 0;
  const std::string text = mime::parse(*raw, {}).text;
  for (const std::string_view line : split_lines(text)) {
    const std::string words = collapse_spaces(line);
    if (words.empty()) continue;
    if (++lines > kMostLines) {
      std::printf("  | …\n");
      return;
    }
    std::printf("  | %s\n", words.substr(0, utf8_prefix(words, kLongestLine)).c_str());
  }
}

// What makes the links that the digest shows.
struct Links {
  const config::Settings& settings;
  std::unique_ptr<render::Renderer> renderer;
  extract::Reader reader;
  std::string secret;

  static Result<Links> make(const config::Settings& settings, store::Store& store) {
    std::unique_ptr<render::Renderer> renderer = load_renderer(settings);
    if (!renderer) return permanent(Errc::kConfig, "the templates cannot be used");
    Result<extract::Reader> reader = app::make_reader(settings, store);
    if (!reader) return reader.error();
    SystemRandomness randomness;
    Result<std::string> secret = store.secret(randomness);
    if (!secret) return secret.error();
    return Links{settings, std::move(renderer), *std::move(reader), *std::move(secret)};
  }

  Result<std::string> of(store::Store& store, const OpenItem& item) const {
    SystemRandomness randomness;
    app::Secretary secretary({settings, *renderer, randomness, store, secret});
    app::Settling settling({settings, reader, store, secretary, secret, SystemClock().now()});
    Result<app::Settling::Link> link =
        settling.link({item.kind, item.id}, item.reason == reasons::kPossibleDouble);
    if (!link) return link.error();
    return std::move(link->url);
  }
};

void print_item(store::Store& store, const OpenItem& item, const TimeZone& zone) {
  std::printf("%s  %s  since %s\n", name_of(ItemKey{item.kind, item.id}).c_str(),
              name_of(item.kind), local_time(item.arrived, zone).c_str());
  print_row("from", item.sender);
  print_row("subject", item.subject);
  print_row("reference", item.ref);
  print_row("reason", item.reason);
  if (item.person) print_person(*item.person);
  if (item.person && item.kind == ItemKind::kUnsettled)
    print_row("missing", missing_in(*item.person));
  // What could not be read three times might end this program as well.
  if (item.reason != reasons::kUnreadable) print_text(store, item.mail_id);
  std::printf("\n");
}

int review(const Context& context, bool with_links) {
  const auto settings = load_settings(context, config::Secrets::kSkip);
  if (!settings) return kExitConfig;
  Result<store::Store> store = store::Store::open_read_only(settings->database);
  if (!store) return fail(store.error());
  const Result<store::OpenItems> open = store->open_items();
  if (!open) return fail(open.error());
  std::optional<Links> links;
  if (with_links && !open->items.empty()) {
    Result<Links> made = Links::make(*settings, *store);
    if (!made) return fail(made.error());
    links.emplace(*std::move(made));
  }
  for (const OpenItem& item : open->items) {
    print_item(*store, item, settings->timezone);
    if (!links) continue;
    const Result<std::string> link = links->of(*store, item);
    if (!link) return fail(link.error());
    std::printf("  %s\n\n", link->c_str());
  }
  std::printf("%zu open\n", open->items.size());
  if (open->read_unanswered.mails > 0)
    std::printf("%d more mails in the inbox were read, and not answered\n",
                open->read_unanswered.mails);
  return kExitOk;
}

}  // namespace

void add_review(CLI::App& program, Context& context) {
  auto links = std::make_shared<bool>(false);
  Subcommand command(program, "review",
                     "What waits for a person: each item's number, why it waits, and its text");
  command.footer("`meldaan resolve ITEM …` settles one.");
  command.flag("--links", *links, "With the link by which an organiser settles each by mail");
  command.action(context, links, review);
}

}  // namespace meldaan::cli
