// meldaan forget: erases a person, or gives them what is stored of them.
#include <algorithm>
#include <cstdio>
#include <memory>

#include "app/person_search.h"
#include "cli/command.h"
#include "cli/erasing.h"
#include "cli/personal_data.h"
#include "cli/subcommand.h"
#include "desk/authority.h"
#include "desk/merge.h"
#include "domain/address.h"
#include "store/store.h"
#include "util/file.h"
#include "util/hash.h"
#include "util/log.h"
#include "util/text.h"

namespace meldaan::cli {
namespace {

struct ForgetCommand {
  std::string address;
  std::string export_file;
  std::vector<std::string> also;
  bool with_colleagues = false;
  bool unknown_too = false;
};

// Whom an address stands for, and whom it only sent in.
struct Persons {
  std::vector<Registration> own;
  std::vector<Registration> colleagues;  // without an address of their own
  // Signed up by others under the person's name, where nothing proves that it is the same person.
  std::vector<Registration> namesakes;
};

template <class Is>
bool is_any(const std::vector<Registration>& registrations, Is is) {
  return std::any_of(registrations.begin(), registrations.end(), is);
}

bool has_same_name(const Registration& one, const Registration& other) {
  return !one.person.name.empty() && fold(one.person.name) == fold(other.person.name);
}

Persons persons_of(const std::vector<Registration>& registrations, const std::string& address) {
  Persons persons;
  const std::string key = comparable_address(address);
  for (const Registration& one : registrations) {
    if (desk::is_address_of(one, key)) persons.own.push_back(one);
  }
  const std::vector<Registration> by_address = persons.own;
  for (const Registration& one : registrations) {
    if (desk::is_address_of(one, key)) continue;
    const bool sent_in = one.person.email.empty() && comparable_address(one.submitted_by) == key;
    const auto same_name = [&](const Registration& own) {
      return sent_in ? has_same_name(own, one) : desk::is_same_person(own.person, one.person);
    };
    const auto may_be = [&](const Registration& own) {
      return !own.person.name.empty() && !one.person.name.empty() &&
             desk::may_be_same_name(own.person.name, one.person.name);
    };
    if (is_any(by_address, same_name)) {
      persons.own.push_back(one);
    } else if (sent_in) {
      persons.colleagues.push_back(one);
    } else if (is_any(by_address, may_be)) {
      persons.namesakes.push_back(one);
    }
  }
  return persons;
}

// Those whom somebody at the shell has looked at move to the person's own; false where one of them
// is nobody's of this name.
bool take_also(const std::vector<std::string>& refs, Persons& persons) {
  for (const std::string& ref : refs) {
    const auto found =
        std::find_if(persons.namesakes.begin(), persons.namesakes.end(),
                     [&](const Registration& one) { return equals_ignoring_case(one.ref, ref); });
    if (found == persons.namesakes.end()) {
      complain("--also: " + ref + " is no registration under this person's name");
      return false;
    }
    persons.own.push_back(*found);
    persons.namesakes.erase(found);
  }
  return true;
}

// By reference alone: who they are `meldaan show` tells.
void print_found_by_name(const Persons& persons, const std::string& address, bool exports) {
  const std::string key = comparable_address(address);
  for (const Registration& one : persons.own) {
    if (desk::may_alter(one, key)) continue;
    std::printf("  %s was signed up by somebody else, without an address\n", one.ref.c_str());
  }
  if (persons.namesakes.empty()) return;
  std::printf(
      "not certain: registrations that others sent in, under a name that may be this person's:\n");
  for (const Registration& one : persons.namesakes) {
    std::printf("  %s%s\n", one.ref.c_str(),
                one.person.email.empty() ? "" : " (has an address of its own)");
  }
  if (exports) {
    std::printf(
        "they are not in it: look with meldaan show REF, and add what is this person's with --also "
        "REF\n");
    return;
  }
  std::printf(
      "they are kept: look with meldaan show REF, and erase what is this person's with --also "
      "REF;\n"
      "stored mails that write the name as this person's registration does are erased, whoever is "
      "meant\n");
}

int write_export(const std::string& path, store::Store& store, store::ErasureBook& book,
                 const std::string& address, const Persons& persons) {
  const Result<std::string> data = personal_data(store, book, address, persons.own);
  if (!data) return fail(data.error());
  std::error_code failure;
  if (std::filesystem::exists(path, failure)) {
    complain(path + ": the file exists; name a new one");
    return kExitFailed;
  }
  constexpr unsigned kPrivate = 0600;
  if (Result<void> written = write_file_atomically(path, *data, kPrivate); !written) {
    complain(written.error().text);
    return kExitFailed;
  }
  std::printf("%s: what is stored of this person (%zu registrations); nothing was erased\n",
              path.c_str(), persons.own.size());
  if (persons.own.empty()) std::printf("no registration has this address: is it spelt right?\n");
  print_found_by_name(persons, address, true);
  return kExitOk;
}

// Whether anything says that the address has been here: a registration, a mail, a reply.
Result<bool> is_known(store::Store& store, const std::string& address, const Persons& persons) {
  if (!persons.own.empty() || !persons.colleagues.empty()) return true;
  // What was asked before and waits is tried again.
  const Result<store::PendingErasures> pending = store.erasures();
  if (!pending || pending->count > 0) return pending ? Result<bool>(true) : pending.error();
  const Result<int> replies = store.all_replies_since(address, Instant{});
  if (!replies) return replies.error();
  const auto mails = store.mails();
  if (!mails) return mails.error();
  return *replies > 0 ||
         std::any_of(mails->begin(), mails->end(), [&](const store::StoredMail& mail) {
           return comparable_address(mail.sender) == comparable_address(address);
         });
}

// Mail of somebody else that named the person went as well, and its writer still waits.
void print_unanswered(store::ErasureBook& book, std::int64_t erasure, const TimeZone& zone) {
  const Result<std::vector<LostMail>> lost = book.lost_mails(erasure);
  if (!lost) return complain(lost.error().text);
  for (const LostMail& mail : *lost) {
    std::printf(
        "erased, and nobody has answered it: a mail from %s of %s, which names the person;\n"
        "        write to its sender, who would wait in vain\n",
        mail.sender.c_str(), local_time(mail.arrived, zone).c_str());
  }
}

int erase(Desk& desk, const ForgetCommand& command, store::ErasureBook& book,
          const Persons& persons) {
  const SystemClock clock;
  if (Result<void> locked = lock_desk(desk); !locked) return fail(locked.error());
  store::ErasureRequest request;
  request.addresses = {command.address};
  for (const Registration& one : persons.own) request.registrations.push_back(one.id);
  if (command.with_colleagues) {
    for (const Registration& one : persons.colleagues) request.registrations.push_back(one.id);
    request.colleagues = static_cast<std::int64_t>(persons.colleagues.size());
  }
  const Result<std::int64_t> asked = book.request(request, clock.now());
  if (!asked) return fail(asked.error());
  std::printf("erased: %zu registrations with their history\n", request.registrations.size());
  print_found_by_name(persons, command.address, false);
  if (!command.with_colleagues && !persons.colleagues.empty()) {
    std::printf(
        "kept: %zu registrations of colleagues without an address of their own, whom this "
        "address\n      sent in; --with-colleagues erases such as well\n",
        persons.colleagues.size());
  }
  const int status = erase_now(desk, clock, *asked);
  print_unanswered(book, *asked, desk.settings.timezone);
  return status;
}

int forget(const Context& context, const ForgetCommand& command) {
  log::set_level(log::Level::kWarning);  // a person is watching, no journal
  if (!is_plausible_address(command.address)) {
    complain("'" + command.address + "' is no mail address");
    return kExitUsage;
  }
  const bool exports = !command.export_file.empty();
  std::optional<Desk> desk = load_desk(context);
  if (!desk) return kExitConfig;
  const std::filesystem::path& database = desk->settings.database;
  Result<store::Store> store =
      exports ? store::Store::open_read_only(database) : open_store(database);
  if (!store) return fail(store.error());
  SystemRandomness randomness;
  if (!exports) {
    if (const auto secret = store->secret(randomness); !secret) return fail(secret.error());
  }
  const auto registrations = store->registrations();
  Result<store::ErasureBook> book = store::ErasureBook::open(database);
  if (!registrations) return fail(registrations.error());
  if (!book) return fail(book.error());
  Persons persons = persons_of(*registrations, command.address);
  if (!take_also(command.also, persons)) return kExitUsage;
  if (exports) return write_export(command.export_file, *store, *book, command.address, persons);
  const Result<bool> known = is_known(*store, command.address, persons);
  if (!known) return fail(known.error());
  // A typing error would erase nothing but the digests that are kept.
  if (!*known && !command.unknown_too) {
    complain("nothing is known of " + command.address +
             ": no registration, no mail and no reply; nothing was erased. Is it spelt right? "
             "--unknown looks for it in stored mails and in the mailbox all the same");
    return kExitFailed;
  }
  return erase(*desk, command, *book, persons);
}

}  // namespace

void add_forget(CLI::App& program, Context& context) {
  auto options = std::make_shared<ForgetCommand>();
  Subcommand command(
      program, "forget",
      "Erase a person: registrations, history, mails and replies, here and in every folder of the\n"
      "mailbox. It cannot be undone. Exit status 1: something is still pending");
  command.argument("ADDRESS", options->address, "The person's mail address");
  command.option("--export", options->export_file,
                 "Write what is stored of the person to a new file, as JSON, and erase nothing",
                 "FILE");
  command.flag("--with-colleagues", options->with_colleagues,
               "Also erase whom the address sent in and who have no address of their own");
  command.option("--also", options->also,
                 "Count this registration, which somebody else sent in under the person's name, as "
                 "the person's (a reference; may be given more than once)");
  command.flag("--unknown", options->unknown_too,
               "Also where no registration, mail or reply is known of the address");
  command.exclude("--with-colleagues", "--export");
  command.action(context, options, forget);
}

}  // namespace meldaan::cli
