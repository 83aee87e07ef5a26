#include "extract/people/short_name.h"

#include "extract/text/name_parts.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kShortestGivenName = 3;
constexpr std::size_t kMostShortLetters = 2;  // in one word: "v", "vd"
constexpr std::size_t kMostSurnameWords = 6;  // "van den Berg-de Vries"

// The end of the surname that begins here and whose words have these letters; `token` where none
// has.
std::size_t surname_end(const Part& part, std::size_t token, std::string_view letters) {
  const Document& document = part.document();
  std::size_t used = 0;
  std::size_t end = token;
  for (std::size_t at = token; at < document.size() && at < token + kMostSurnameWords; ++at) {
    if (document.breaks_after(at - 1)) break;
    if (document.is_mark(at, '-') && document[at].glued) continue;
    if (!document.is_word(at)) break;
    const bool particle = part.cues().covers(List::kParticle, at);
    const bool fits = used < letters.size() && document.folded(at).front() == letters[used] &&
                      document.folded(at).size() > 1;
    if (!fits && !particle) break;
    if (fits) ++used;
    if (fits && used == letters.size()) {
      if (particle && document.folded(at).size() <= 3) break;
      end = at + 1;
      break;
    }
  }
  return end;
}

}  // namespace

std::optional<ShortName> short_name(const Document& display_name, const Cues& cues) {
  ShortName name;
  for (std::size_t i = 0; i < display_name.size(); ++i) {
    if (!display_name.is_word(i)) {
      if (!display_name.is_mark(i, '.')) return std::nullopt;
      continue;
    }
    const std::string_view word = display_name.folded(i);
    if (name.given.empty()) {
      if (word.size() < kShortestGivenName) return std::nullopt;
      name.given = word;
    } else if (word.size() <= kMostShortLetters) {
      name.letters += word;
    } else if (cues.covers(List::kParticle, i) && i + 1 < display_name.size()) {
      continue;  // "Sanne van D."
    } else {
      // "v.d.b" may be one word of the text.
      bool dotted = word.size() > 1;
      for (std::size_t c = 1; c < word.size(); c += 2) dotted = dotted && word[c] == '.';
      if (!dotted) return std::nullopt;
      for (std::size_t c = 0; c < word.size(); c += 2) name.letters += word[c];
    }
  }
  if (name.given.empty() || name.letters.empty()) return std::nullopt;
  return name;
}

std::optional<PersonName> spelt_out(const Part& part, const ShortName& name) {
  const Document& document = part.document();
  for (std::size_t i = 0; i + 1 < document.size(); ++i) {
    if (document.folded(i) != name.given || !is_about_sender(document[i].zone)) continue;
    const std::size_t end = surname_end(part, i + 1, name.letters);
    if (end == i + 1) continue;
    const Range range{i, end};
    return PersonName{with_usual_case(document.original(range), document, range, part.cues()),
                      range, 2, false};
  }
  return std::nullopt;
}

bool is_role_word(const Document& document, const Cues& cues, std::size_t token) {
  return cues.at(List::kRoleMailbox, token) && !cues.at(List::kFirstName, token) &&
         document.folded(token).size() > 2;
}

std::optional<PersonName> spelt_by_address(const Document& display_name, const Cues& cues,
                                           std::string_view local) {
  constexpr std::size_t kShortestSurname = 4;
  const Document& name = display_name;
  const Range all{0, name.size()};
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool word = name.is_word(i) || (name.is_mark(i, '-') && i > 0);
    if (!word || (i > 0 && cues.at(List::kRoleMailbox, i))) return std::nullopt;
  }
  // "Onderbouw Claus" <onderbouw.claus@…>, "Juf Marjan" <jufmarjan@…>
  const bool role = is_role_word(name, cues, 0);
  if (name.size() < 2 || role || cues.at(List::kArticle, 0) || cues.at(List::kTitle, 0) ||
      kind_word_end(cues, 0) > 0)
    return std::nullopt;
  for (const List list :
       {List::kSchoolType, List::kSchoolEnding, List::kFoundationType, List::kOrganisationType}) {
    if (cues.any(list, all)) return std::nullopt;
  }
  const std::string_view given = name.folded(0);
  const std::string_view last = name.folded(name.size() - 1);
  if (last.size() < kShortestSurname || !local.ends_with(last)) return std::nullopt;
  const bool whole = local.starts_with(given);
  const bool initial = cues.at(List::kFirstName, 0) && local.front() == given.front();
  if (!whole && !initial) return std::nullopt;
  return PersonName{with_usual_case(name.original(all), name, all, cues), all, 2, false};
}

}  // namespace meldaan::extract
