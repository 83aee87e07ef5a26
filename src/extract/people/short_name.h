// Display names that shorten the surname to its letters: "Jasmijn K.", "marloes v.d.b.".
#pragma once

#include <optional>
#include <string>

#include "extract/parts/part.h"
#include "extract/text/names.h"

namespace meldaan::extract {

struct ShortName {
  std::string given;    // folded
  std::string letters;  // of the surname, folded
};

// nullopt where the display name is no such one.
std::optional<ShortName> short_name(const Document& display_name, const Cues& cues);

// Where the writer's words spell it out: "ik ben marloes van den berg".
std::optional<PersonName> spelt_out(const Part& part, const ShortName& name);
// "Onderbouw", "Secretariaat"; two letters may be a name as well: "Ib".
bool is_role_word(const Document& document, const Cues& cues, std::size_t token);
// "Ib Holtrop" <ib.holtrop@…>, "wil kamphorst" <wkamphorst@…>: a given name that is a word
// elsewhere is one here, where the address spells it before the surname. `local`: the letters
// before the "@".
std::optional<PersonName> spelt_by_address(const Document& display_name, const Cues& cues,
                                           std::string_view local);

}  // namespace meldaan::extract
