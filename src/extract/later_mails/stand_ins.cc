#include "extract/later_mails/stand_ins.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extract/later_mails/sayings.h"
#include "extract/people/person_at.h"

namespace meldaan::extract {
namespace {

// "Taal in plaats van Rekenen" is of groups.
bool is_of_people(const Part& body, const Range& cue) {
  const std::size_t end = body.sentences().of(cue.begin).range.end;
  return !body.cues().any(List::kInsteadOf, cue) || !body.names_group({cue.end, end});
}

// "Petra kan niet, maar Twan wel."
bool is_contrasted(const Part& body, std::size_t token) {
  const Range& sentence = body.sentences().of(token).range;
  const Document& document = body.document();
  const std::size_t end = token + 2;
  const bool ends = end >= sentence.end || !document.is_word(end) || document.breaks_after(end - 1);
  return token + 1 < sentence.end && body.cues().at(List::kContrast, token + 1) && ends &&
         Sayings(body).withdraw({sentence.begin, token});
}

}  // namespace

bool is_of_exchange(const Part& body, std::size_t token) {
  const Range& sentence = body.sentences().of(token).range;
  if (body.cues().any(List::kReplacedBy, sentence)) return true;
  const std::vector<Range> cues = body.cues().all(List::kTakesPlace, sentence);
  return std::any_of(cues.begin(), cues.end(),
                     [&](const Range& cue) { return is_of_people(body, cue); });
}

std::optional<PersonName> stand_in_at(const Part& body, std::size_t token) {
  const Document& document = body.document();
  // Not amid a name: "Orla Byrne replaces Declan"
  const bool amid = token > 0 && document.is_word(token - 1) && document[token - 1].capital &&
                    !document.breaks_after(token - 1);
  if (!document[token].capital || amid) return std::nullopt;
  const bool contrasted = is_contrasted(body, token);
  if (!contrasted && !is_of_exchange(body, token)) return std::nullopt;
  const Cues& cues = body.cues();
  std::size_t end = token + 1;
  while (end < document.size() && document.is_word(end) && document[end].capital) ++end;
  const bool comes =
      contrasted || cues.at(List::kThirdVerb, end) || cues.at(List::kTakesPlace, end);
  const bool given = cues.at(List::kFirstName, token) && !cues.at(List::kCommon, token);
  return given || comes ? person_at(body, token, comes) : std::nullopt;
}

std::optional<PersonName> nameless_stand_in_at(const Part& body, std::size_t token) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  if (!cues.at(List::kColleague, token) || token == 0 || document.breaks_after(token - 1))
    return std::nullopt;
  const Range& sentence = body.sentences().of(token).range;
  const bool his =
      cues.at(List::kHis, token - 1) && Sayings(body).withdraw({sentence.begin, token - 1});
  const bool any = cues.at(List::kIndefinite, token - 1) && is_of_exchange(body, token);
  if (!his && !any) return std::nullopt;
  return PersonName{"", {token, token + 1}, 0, false};
}

PersonName without_group(const Part& body, PersonName name) {
  std::size_t end = name.range.begin + 1;
  while (end < name.range.end && !body.is_of_group(end, true)) ++end;
  if (end == name.range.end) return name;
  name.range.end = end;
  name.text = std::string(body.document().original(name.range));
  name.words = end - name.range.begin;
  return name;
}

}  // namespace meldaan::extract
