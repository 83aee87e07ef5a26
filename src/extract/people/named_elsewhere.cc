#include "extract/people/named_elsewhere.h"

#include "extract/people/person_at.h"

namespace meldaan::extract {
namespace {

// "heet Anna Smit", "is Anna Smit", "(Anna Smit)"
bool tells_name(const Part& body, std::size_t token) {
  const Document& document = body.document();
  std::size_t name =
      std::max(body.cues().end_at(List::kCalled, token), body.cues().end_at(List::kNamesIt, token));
  if (name == token && document.is_mark(token, '(')) ++name;
  return name > token && name < document.size() && document[name].capital &&
         person_at(body, name, true);
}

// "Mijn collega Piet Bakker", "mijn collega, Piet Bakker", "mijn collega heet Piet Bakker"
bool names_behind(const Part& body, std::size_t head) {
  const Document& document = body.document();
  const std::size_t next = document.is_mark(head + 1, ',') ? head + 2 : head + 1;
  if (next >= document.size() || document.breaks_after(head) || !is_own(document[head].zone))
    return false;
  return (document[next].capital && person_at(body, next, true)) || tells_name(body, head + 1);
}

}  // namespace

bool is_named_elsewhere(const Part& body, const Range& words) {
  const Document& document = body.document();
  for (std::size_t i = 0; i + 1 < document.size(); ++i) {
    const bool again = i + 1 != words.end && document.folded(i) == document.folded(words.end - 1);
    if (again && names_behind(body, i)) return true;
  }
  // Right behind, of her of whom was spoken last.
  const auto& sentences = body.sentences().all();
  const std::size_t next = body.sentences().index_of(words.begin) + 1;
  const std::size_t end = next < sentences.size() ? sentences[next].range.end : document.size();
  for (std::size_t i = words.end; i + 1 < end; ++i) {
    if (body.cues().at(List::kThirdPerson, i) && tells_name(body, i + 1)) return true;
  }
  return false;
}

}  // namespace meldaan::extract
