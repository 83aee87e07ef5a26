#include "extract/people/subject_names.h"

#include <algorithm>

#include "extract/people/rows.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

class SubjectNames {
 public:
  explicit SubjectNames(const Part& subject)
      : subject_(subject), document_(subject.document()), cues_(subject.cues()) {}

  std::vector<SubjectName> find() const {
    std::vector<SubjectName> found;
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (!begins(i)) continue;
      auto name = person_at(subject_, i, begins_segment(i) || follows(found, i));
      if (!name || name->words < 2 || !ends(name->range.end)) continue;
      const bool another =
          cues_.at(List::kTitle, i) || (i > 0 && cues_.covers(List::kColleague, i - 1));
      i = name->range.end - 1;
      found.push_back({std::move(*name), another});
    }
    return found;
  }

 private:
  // Not amid other capitalised words ("Kennisnetwerk Anna Smit"), unless they sign somebody up.
  bool begins(std::size_t token) const {
    if (token == 0 || !document_.is_word(token - 1) || !document_[token - 1].capital) return true;
    return cues_.covers(List::kRegister, token - 1) || cues_.covers(List::kColleague, token - 1);
  }

  // Behind a mark or "aanmelding": nothing else is to be expected there but a name or a place.
  bool begins_segment(std::size_t token) const {
    if (token == 0) return false;
    const bool mark = document_[token - 1].kind == TokenKind::kPunctuation;
    return mark || cues_.covers(List::kRegister, token - 1) ||
           cues_.covers(List::kColleague, token - 1);
  }

  bool follows(const std::vector<SubjectName>& found, std::size_t token) const {
    return !found.empty() && token > 0 && found.back().name.range.end + 1 == token &&
           cues_.covers(List::kAnd, token - 1);
  }

  bool ends(std::size_t token) const {
    if (token >= document_.size() || !document_.is_word(token)) return true;
    return !document_[token].capital || name_limit(subject_, token) == token;
  }

  const Part& subject_;
  const Document& document_;
  const Cues& cues_;
};

}  // namespace

std::vector<SubjectName> names_in_subject(const Part& subject, const std::vector<Place>& places) {
  if (subject.is_reply() || subject.is_forward()) return {};
  std::vector<SubjectName> names = SubjectNames(subject).find();
  std::erase_if(names, [&](const SubjectName& named) {
    const std::string name = fold(named.name.text);
    return std::any_of(places.begin(), places.end(), [&](const Place& place) {
      return fold(place.name).find(name) != std::string::npos;
    });
  });
  return names;
}

}  // namespace meldaan::extract
