// A person's name at a place of the text, and how far a name may reach there.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/parts/part.h"
#include "extract/text/names.h"

namespace meldaan::extract {

// Where a name that begins at this token must end: the next place, or its sentence's end; the token
// itself where a place or a group stands.
std::size_t name_limit(const Part& part, std::size_t token);

// A person's name at this token of running text: capitals, and a sign that it is a person's (a
// first name, an initial, a title) unless `named` says that one is expected here.
std::optional<PersonName> person_at(const Part& part, std::size_t token, bool named);
// The same in a mail without capitals: a first name, and words behind it that are nothing else.
std::optional<PersonName> small_person_at(const Part& part, std::size_t token);

// Whether somebody known to be a person is named in full in this range, but for the names in `but`.
bool names_person(const Part& part, const Range& range, const Range& but = {});
// What an enumeration of names consists of: "mevr. S. de Vries, Ubbo Dekkers en".
bool is_among_names(const Part& part, std::size_t token);

// "juf Anneke", "n.n. (ib'er)": no full name is given, but that it is somebody is; `begin`: of what
// is said of her.
bool gives_call_name(const Part& part, const PersonName& name, std::size_t begin);

}  // namespace meldaan::extract
