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
  std::string rest;                // all other lines
};

// Lines that begin with '#' are ours, and nobody's words.
Form read_form(std::string_view words, const std::vector<Lexicon>& lexicons);

FormPerson form_of(const Person& person, const Event& event);
// The lines of these people with CRLF, and how to use them where `with_help`.
std::string write_form(const std::vector<Person>& people, const Event& event, bool with_help);

// The organiser's own words: without what is quoted, signature, greeting and the like. Labelled
// lines are kept wherever they stand outside a quotation.
std::string own_words(const Reading& reading, const Address& writer,
                      const std::vector<Lexicon>& lexicons);

// The lines of people as write_form() wrote them, for somebody who filled them in where our mail
// is quoted.
std::vector<FormPerson> quoted_form(const Reading& reading, const std::vector<Lexicon>& lexicons);
// Without the values that an organiser was offered, and has left as they are.
Form without_offered(Form form, const std::vector<FormPerson>& offered);

// RFC 6068: a mailto URL with this subject and body, everything that is not unreserved in it
// percent-encoded.
std::string mailto(std::string_view address, std::string_view subject, std::string_view body);

}  // namespace meldaan::app
