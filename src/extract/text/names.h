// The form of people's names: initials, tussenvoegsels, double surnames, titles, "Achternaam,
// Voornaam".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

struct PersonName {
  std::string text;  // as it is shown: titles off, cases set right
  Range range;
  std::size_t words = 0;       // given names, initials and surnames; particles do not count
  bool initials_only = false;  // "A. Brookhuis"
};

// What somebody of this name is called by, folded: "anne" of "Anne-Wil van den Berg".
std::string call_name(std::string_view name);

// The name that begins at this token in running text: capitalised words, with particles between
// them.
std::optional<PersonName> name_at(const Document& document, const Cues& cues, const Range& range);
// The same where a name is known to begin: its first word may be one of every day ("Door Vogel").
std::optional<PersonName> odd_name_at(const Document& document, const Cues& cues,
                                      const Range& range);
// The name at the beginning of a stretch that is known to hold one (a label's value, a signature's
// first line): lower case counts as well.
std::optional<PersonName> name_in(const Document& document, const Cues& cues, const Range& range);
// "Karin en Wim de Jong": two people with one surname, from this token on; empty where there are
// none.
std::vector<PersonName> couple_in(const Document& document, const Cues& cues, const Range& range);
// "Berg, J.P. van den (Jan)" as "J.P. van den Berg": how Exchange writes display names; others as
// they are ("Maaike Snijders, MEd").
std::string usual_order(const Document& display_name, const Cues& cues);
// The same where both halves stand in a text: "Vos, Miranda de".
std::optional<PersonName> name_turned(const Document& document, const Cues& cues,
                                      const Range& surname, const Range& given);
// The display name of a From header in its usual order; nullopt for a role mailbox, a school or an
// address.
std::optional<PersonName> header_name(const Document& document, const Cues& cues);

// Whether the one may be a shorter or longer spelling of the other ("Truus Hesselink", "Truus
// Hesselink-Boers").
bool same_person(std::string_view a, std::string_view b);
// "Bregje Jansen", and "Bregje": whether the one begins with all the words of the other, which is
// not empty.
bool begins_with_name(std::string_view name, std::string_view first);
// Whether the name's words, its first `known` left out, stand in the text from `begin` on.
bool name_stands_at(const Document& document, std::size_t begin, const Document& name,
                    std::size_t known = 0);
// Folded; hyphens, full stops and brackets part them as spaces do.
std::vector<std::string> words_of_name(std::string_view name);
// All-caps and all-lower names set right; particles stay small.
std::string with_usual_case(std::string_view name, const Document& document, const Range& range,
                            const Cues& cues);

}  // namespace meldaan::extract
