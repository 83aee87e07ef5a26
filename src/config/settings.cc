#include "config/settings.h"

#include "config/document.h"
#include "config/endpoint_url.h"
#include "config/secret.h"
#include "util/file.h"
#include "util/text.h"

namespace meldaan::config {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr Seconds kShortestPoll = 1s;
constexpr Seconds kLongestPoll = 24h;
constexpr int kMostReplies = 1'000'000;
// What goes out earlier reminds nobody.
constexpr int kMostDaysBefore = 60;
// Below 4 kB hardly a mail's headers fit; above 1 GiB a batch of one mail endangers the memory.
constexpr std::int64_t kLeastMailBytes = 4096;
constexpr std::int64_t kMostMailBytes = 1'073'741'824;

// What the reading of one main file shares.
struct Context {
  fs::path base;  // relative paths start here
  Secrets secrets;
  std::vector<Problem>& problems;

  fs::path resolve(const std::string& path) const { return (base / path).lexically_normal(); }
};

bool check_address(Section& section, std::string_view key, const std::string& address, int line) {
  if (is_plausible_address(address)) return true;
  section.problem_at(line, key, "'" + address + "' is no mail address");
  return false;
}

std::vector<std::string> read_addresses(Section& section, std::string_view key) {
  std::vector<std::string> addresses;
  for (const LocatedText& entry : section.texts(key).value_or(std::vector<LocatedText>())) {
    const std::string address(trim(entry.text));
    if (check_address(section, key, address, entry.line)) addresses.push_back(address);
  }
  return addresses;
}

// "Name <local@domain>" or the address alone.
Address split_mailbox(std::string_view text) {
  const std::size_t open = text.find('<');
  const std::size_t close = text.rfind('>');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
    return {"", std::string(trim(text))};
  }
  std::string_view name = trim(text.substr(0, open));
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"') {
    name = name.substr(1, name.size() - 2);
  }
  return {std::string(name), std::string(trim(text.substr(open + 1, close - open - 1)))};
}

// What a mailbox and a courier have in common.
struct Access {
  std::string url;
  std::string user;
  std::string password;
  std::string tls_ca;
  Tls tls = Tls::kVerified;
};

Tls read_tls(Section& section, const std::optional<EndpointUrl>& url) {
  const std::string word = section.text("tls").value_or("verified");
  if (word == "verified" || word.empty()) return Tls::kVerified;
  if (word != "none") {
    section.problem("tls", "'" + word + "' is unknown; leave the key out, or write \"none\"");
    return Tls::kVerified;
  }
  if (url && !url->is_folder()) {
    if (!is_loopback(url->host)) {
      section.problem("tls", "\"none\" would send the password in the clear to " + url->host +
                                 "; it is accepted for this machine only (localhost)");
    } else if (url->is_tls_from_the_start()) {
      section.problem("tls", "\"none\" contradicts " + url->scheme + "://; write " +
                                 url->scheme.substr(0, url->scheme.size() - 1) + "://");
    }
  }
  return Tls::kNone;
}

std::string read_password(Section& section, const Access& access, bool is_server,
                          const Context& context) {
  const std::string name(trim(section.text("password_file").value_or("")));
  if (!is_server) return {};
  if (access.user.empty() && name.empty()) return {};
  if (name.empty()) {
    section.problem("user", "needs a password_file");
    return {};
  }
  if (access.user.empty()) {
    section.problem("password_file", "needs a user");
    return {};
  }
  if (context.secrets == Secrets::kSkip) return {};
  const Result<std::string> secret = read_secret(name, context.base);
  if (!secret) section.problem("password_file", secret.error().text);
  return secret ? *secret : std::string();
}

Access read_access(Section& section, const std::vector<std::string>& servers,
                   const std::string& folder, const Context& context) {
  Access access;
  std::optional<EndpointUrl> url;
  const std::string text = section.required_text("url");
  if (!trim(text).empty()) {
    const Result<EndpointUrl> parsed = parse_endpoint_url(text, servers, folder, context.base);
    if (parsed) {
      url = *parsed;
      access.url = url->normalised;
    } else {
      section.problem("url", parsed.error().text);
    }
  }
  access.user = section.text("user").value_or("");
  access.password = read_password(section, access, !url || !url->is_folder(), context);
  access.tls = read_tls(section, url);
  const std::string ca(trim(section.text("tls_ca").value_or("")));
  if (!ca.empty()) {
    access.tls_ca = context.resolve(ca).string();
    if (!fs::is_regular_file(access.tls_ca)) {
      section.problem("tls_ca", "there is no file " + access.tls_ca);
    }
  }
  return access;
}

MailboxSettings read_mailbox(Section section, const Context& context) {
  MailboxSettings mailbox;
  const Access access = read_access(section, {"imaps", "imap"}, "maildir", context);
  mailbox.url = access.url;
  mailbox.user = access.user;
  mailbox.password = access.password;
  mailbox.tls_ca = access.tls_ca;
  mailbox.tls = access.tls;
  mailbox.inbox = section.text("inbox").value_or(mailbox.inbox);
  mailbox.handled = section.text("handled").value_or(mailbox.handled);
  mailbox.sent = section.text("sent").value_or("");
  mailbox.save_sent = section.text("save_sent").value_or("");
  mailbox.poll = section.duration("poll", kShortestPoll, kLongestPoll).value_or(mailbox.poll);
  section.finish();
  if (mailbox.inbox.empty()) section.problem("inbox", "is empty");
  if (mailbox.handled.empty()) section.problem("handled", "is empty");
  if (mailbox.inbox == mailbox.handled && !mailbox.inbox.empty()) {
    section.problem("handled", "must be another folder than the inbox");
  }
  return mailbox;
}

CourierSettings read_courier(Section section, const Context& context) {
  CourierSettings courier;
  const Access access = read_access(section, {"smtps", "smtp"}, "folder", context);
  courier.url = access.url;
  courier.user = access.user;
  courier.password = access.password;
  courier.tls_ca = access.tls_ca;
  courier.tls = access.tls;
  const std::string from = section.required_text("from");
  courier.from = split_mailbox(from);
  if (!trim(from).empty()) {
    check_address(section, "from", courier.from.address, section.line_of("from"));
  }
  // RFC 5321 section 4.5.5: the empty one is the null sender, and is meant when it is written.
  courier.envelope_from = section.text("envelope_from").value_or(courier.from.address);
  if (section.has("envelope_from") && !courier.envelope_from.empty()) {
    check_address(section, "envelope_from", courier.envelope_from,
                  section.line_of("envelope_from"));
  }
  section.finish();
  return courier;
}

Limits read_limits(Section section) {
  Limits limits;
  limits.replies_per_address_per_day =
      static_cast<int>(section.integer("replies_per_address_per_day", 1, kMostReplies)
                           .value_or(limits.replies_per_address_per_day));
  limits.replies_per_hour = static_cast<int>(
      section.integer("replies_per_hour", 1, kMostReplies).value_or(limits.replies_per_hour));
  if (const auto bytes = section.integer("mail_bytes", kLeastMailBytes, kMostMailBytes)) {
    limits.mail_bytes = static_cast<std::uint64_t>(*bytes);
  }
  section.finish();
  return limits;
}

// Where it is none, both stay as they are.
void read_time_of_day(Section& section, std::string_view key, int& hour, int& minute) {
  const std::optional<std::string> time = section.time_of_day(key, "07:00");
  if (!time) return;
  hour = std::stoi(time->substr(0, 2));
  minute = std::stoi(time->substr(3, 2));
}

DigestSettings read_digest(Section section) {
  DigestSettings digest;
  digest.to = read_addresses(section, "to");
  read_time_of_day(section, "at", digest.at_hour, digest.at_minute);
  section.finish();
  return digest;
}

ReminderSettings read_reminders(Section section) {
  ReminderSettings reminders;
  reminders.before_event_days =
      static_cast<int>(section.integer("before_event_days", 0, kMostDaysBefore).value_or(0));
  read_time_of_day(section, "before_event_at", reminders.at_hour, reminders.at_minute);
  section.finish();
  return reminders;
}

fs::path read_database(Section section, const Context& context) {
  const std::string path = section.text("path").value_or("/var/lib/meldaan/meldaan.db");
  if (trim(path).empty()) section.problem("path", "is empty");
  section.finish();
  return context.resolve(path);
}

template <class T>
void append(std::vector<T>& to, std::vector<T> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

std::vector<Lexicon> read_lexicons(Section& top, const Context& context) {
  std::vector<fs::path> files;
  if (const auto named = top.texts("lexicons")) {
    for (const LocatedText& name : *named) files.push_back(context.resolve(name.text));
  } else {
    for (const char* language : {"nl", "en", "de"}) {
      const fs::path file = context.resolve("lexicon." + std::string(language) + ".toml");
      if (fs::exists(file)) files.push_back(file);
    }
  }
  std::vector<Lexicon> lexicons;
  bool has_dutch = false;
  bool all_read = true;
  for (const fs::path& file : files) {
    LoadedLexicon loaded = load_lexicon(file);
    append(context.problems, std::move(loaded.problems));
    all_read = all_read && loaded.lexicon.has_value();
    if (!loaded.lexicon) continue;
    for (const Lexicon& other : lexicons) {
      if (other.language == loaded.lexicon->language) {
        top.problem("lexicons", file.string() + " and " + other.file + " are both for '" +
                                    other.language + "'");
      }
    }
    has_dutch = has_dutch || loaded.lexicon->language == "nl";
    lexicons.push_back(std::move(*loaded.lexicon));
  }
  if (!has_dutch && all_read) {
    top.problem("lexicons", "there is no Dutch one (language = \"nl\"); the default is " +
                                context.resolve("lexicon.nl.toml").string());
  }
  return lexicons;
}

// Named, the file must be there; unnamed, it is read where it stands beside the configuration.
std::string read_invitation(Section& top, const Context& context) {
  const std::optional<std::string> name = top.text("invitation");
  const fs::path file = context.resolve(name.value_or("invitation.txt"));
  if (!name && !fs::exists(file)) return {};
  Result<std::string> text = read_file(file);
  if (text && is_utf8(*text)) return std::move(text).value();
  top.problem("invitation", text ? file.string() + " is not UTF-8" : text.error().text);
  return {};
}

TimeZone read_zone(Section& top) {
  const std::string name = top.text("timezone").value_or("Europe/Amsterdam");
  if (std::optional<TimeZone> zone = TimeZone::find(name)) return *zone;
  top.problem("timezone", "'" + name + "' is unknown; write a name such as \"Europe/Amsterdam\"");
  // Any zone does to go on and find what else is wrong.
  return *TimeZone::find("Etc/UTC");
}

std::optional<Instant> read_answer_since(Section& top, const TimeZone& zone) {
  const std::optional<std::string> text = top.time("answer_since");
  if (!text || trim(*text).empty()) return std::nullopt;
  const std::optional<Instant> since = parse_time(*text, zone);
  if (!since) {
    top.problem("answer_since", "'" + *text + "' is no time; write \"2018-09-01T08:00\"");
  }
  return since;
}

}  // namespace

Loaded load(const fs::path& file, Secrets secrets) {
  Loaded loaded;
  const std::optional<Value> root = read_document(file, loaded.problems);
  if (!root) return loaded;
  Section top(file, "", *root, loaded.problems);
  // Absolute: a Maildir's path is its identity in the database, whatever folder a command is called
  // from.
  const Context context{fs::absolute(file).parent_path(), secrets, loaded.problems};

  const TimeZone zone = read_zone(top);
  const fs::path event_file = context.resolve(top.text("event").value_or("event.toml"));
  const fs::path templates = context.resolve(top.text("templates").value_or("../templates"));
  if (!fs::is_directory(templates)) {
    top.problem("templates", "there is no folder " + templates.string());
  }
  const std::optional<Instant> answer_since = read_answer_since(top, zone);
  const std::vector<std::string> organisers = read_addresses(top, "organisers");
  const std::string authserv_id = top.text("authserv_id").value_or("");
  std::vector<std::string> own_lists;
  for (LocatedText& list : top.texts("own_lists").value_or(std::vector<LocatedText>())) {
    own_lists.push_back(std::move(list.text));
  }
  const MailboxSettings mailbox = read_mailbox(top.section("mailbox"), context);
  const CourierSettings courier = read_courier(top.section("courier"), context);
  const Limits limits = read_limits(top.section("limits"));
  const fs::path database = read_database(top.section("store"), context);
  const DigestSettings digest = read_digest(top.section("digest"));
  const ReminderSettings reminders = read_reminders(top.section("reminders"));
  LoadedEvent event = load_event(event_file, zone);
  append(loaded.problems, std::move(event.problems));
  const std::vector<Lexicon> lexicons = read_lexicons(top, context);
  const std::string invitation = read_invitation(top, context);
  top.finish();

  if (loaded.problems.empty() && event.event) {
    loaded.settings =
        Settings{file,        *event.event, templates, zone,      answer_since, organisers,
                 authserv_id, own_lists,    mailbox,   courier,   limits,       database,
                 digest,      reminders,    lexicons,  invitation};
  }
  return loaded;
}

}  // namespace meldaan::config
