// The labelled lines of a mail that settles an open item: written into its link, and read back from
// what an organiser sends. They are a format that the program reads, so they stand here and not
// among the templates; the labels that are understood are the lexicon's.
//
// Pure: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.h"
#include "domain/incoming_mail.h"
#include "domain/lexicon.h"
#include "domain/reading.h"
#include "domain/registration.h"

namespace meldaan::app {

// A mail program breaks lines at about this length: a line this long may go on in the next.
inline constexpr std::size_t kWrapsFrom = 60;

// What stands behind the labels; nullopt for a line that is not there, empty for one left empty.
struct FormPerson {
  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<std::string> school;
  std::optional<std::string> foundation;
  std::optional<std::string> groups;

  bool operator==(const FormPerson&) const = default;
};

struct Form {
  std::vector<FormPerson> people;  // a second line of one kind begins another person
  // Of each of them, whom of the item's people it is about, or a number beyond theirs; nullopt: of
  // several nobody can tell.
  std::vector<std::optional<std::size_t>> whose;
  std::string rest;  // all other lines
};

// Words that settle an item, of those that not every item takes.
struct Offer {
  bool accept = true;  // "akkoord"
  bool merge = false;  // "samenvoegen"
};

// Lines that begin with '#' are ours, and nobody's words.
Form read_form(std::string_view words, const std::vector<Lexicon>& lexicons);

FormPerson form_of(const Person& person, const Event& event);
// The lines of these people with CRLF, and how to use them where `with_help`: beside "negeren" and
// "afmelden" with the words that do something here.
std::string write_form(const std::vector<Person>& people, const Event& event, bool with_help,
                       Offer offer = {});

// The organiser's own words: without what is quoted, signature, greeting and the like. Labelled
// lines are kept wherever they stand outside a quotation.
std::string own_words(const Reading& reading, const Address& writer,
                      const std::vector<Lexicon>& lexicons);

// The lines of people as write_form() wrote them, for somebody who filled them in where our mail
// is quoted.
std::vector<FormPerson> quoted_form(const Reading& reading, const std::vector<Lexicon>& lexicons);
// Says whose each person's lines are, when these were offered: by name or address; in their order
// where there are as many; what has neither is of the one whom it completes.
void find_whose(Form& form, const std::vector<FormPerson>& offered);
// Without the values that an organiser was offered, and has left as they are.
Form without_offered(Form form, const std::vector<FormPerson>& offered);
// "Naam: Loes Akkerman", each line that is there.
std::vector<std::string> lines_of(const FormPerson& person);

// RFC 6068: a mailto URL with this subject and body, everything that is not unreserved in it
// percent-encoded.
std::string mailto(std::string_view address, std::string_view subject, std::string_view body);

}  // namespace meldaan::app
