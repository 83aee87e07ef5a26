#include "extract/assignment/alterations.h"

#include <algorithm>
#include <optional>

#include "extract/people/absence.h"
#include "extract/wishes/chosen_groups.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

class AlterationReader {
 public:
  AlterationReader(const Part& body, const std::vector<PersonFound>& people, Reading& reading)
      : body_(body),
        people_(people),
        reading_(reading),
        document_(body.document()),
        cues_(body.cues()) {}

  void read() {
    reading_.asks_erasure = body_.says(List::kErasure);
    reading_.means_all = body_.any_own_sentence([this](const Range& sentence) {
      return cues_.any(List::kEveryone, sentence) &&
             (cues_.any(List::kCancel, sentence) || cues_.any(List::kNotComing, sentence));
    });
    reading_.means_writer = body_.any_own_sentence([this](const Range& sentence) {
      return cues_.any(List::kFirstPerson, sentence) &&
             (cues_.any(List::kCancel, sentence) || cues_.any(List::kChange, sentence) ||
              cues_.any(List::kWish, sentence) || cues_.any(List::kRegister, sentence));
    });
    // "Er is ook een groep voor IB'ers. Kan ik nog overstappen?"
    reading_.replaces_groups =
        body_.says(List::kSwitches) || !body_.any_own_sentence([this](const Range& sentence) {
          return takes_on(body_, sentence) && body_.names_group(sentence);
        });
    reading_.may_add_groups = reading_.replaces_groups && !chooses_anew(body_);
    if (reading_.intent != Intent::kChange) return;
    for (const Cue& cue : cues_.of(List::kTakesPlace)) {
      if (!is_own(document_[cue.range.begin].zone) || reading_.replacement) continue;
      read_replacement(cue.range);
    }
  }

 private:
  struct Named {
    std::size_t person;
    std::size_t token;
  };

  // Who is named, in order of place; the writer is "ik".
  std::vector<Named> named_people() const {
    std::vector<Named> named;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      for (const Range& mention : people_[i].mentioned) named.push_back({i, mention.begin});
    }
    std::sort(named.begin(), named.end(),
              [](const Named& a, const Named& b) { return a.token < b.token; });
    return named;
  }

  // "Anja komt in plaats van Piet", "Piet kan niet, Anja komt in zijn plaats", "Anja neemt mijn
  // plek over".
  void read_replacement(const Range& cue) {
    std::optional<std::size_t> coming;
    std::optional<std::size_t> leaving;
    const Range& sentence = body_.sentences().of(cue.begin).range;
    if (body_.names_group({cue.end, sentence.end})) return;  // "Taal in plaats van Rekenen"
    for (const Named& named : named_people()) {
      if (named.token < cue.begin && !people_[named.person].is_sender) {
        if (coming && *coming != named.person) leaving = coming;
        coming = named.person;
      } else if (sentence.contains(named.token) && named.token >= cue.end) {
        if (!coming) {
          coming = named.person;  // "in mijn plaats komt Anja"
        } else if (!names_writer(cue)) {
          leaving = named.person;
        }
      }
    }
    if (!coming) coming = unnamed(sentence);
    if (!coming) return;
    const bool known = *coming < people_.size();
    if (known && (people_[*coming].is_sender || people_[*coming].stays_away)) return;
    Replacement replacement;
    replacement.coming = *coming;
    if (!names_writer(cue)) {
      replacement.leaving = leaving ? people_[*leaving].name
                            : *coming < people_.size()
                                ? first_name_before(cue.begin, people_[*coming])
                                : "";
      if (replacement.leaving.empty()) return;
    }
    reading_.replacement = replacement;
  }

  // "Een collega komt in mijn plaats": nobody whom the mail names; one more than the people.
  std::optional<std::size_t> unnamed(const Range& sentence) const {
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (!people_[i].is_sender && people_[i].name.empty()) return i;
    }
    if (cues_.any(List::kColleague, sentence)) return people_.size();
    return std::nullopt;
  }

  // "Piet kan niet": known to us by more than his first name, not to the mail.
  std::string first_name_before(std::size_t token, const PersonFound& coming) const {
    for (std::size_t i = token; i-- > 0;) {
      const bool name = document_[i].capital && cues_.at(List::kFirstName, i);
      if (name && is_own(document_[i].zone) && document_.folded(i) != coming.call_name)
        return std::string(document_.original(i));
    }
    return {};
  }

  bool names_writer(const Range& cue) const {
    for (std::size_t i = cue.begin; i < cue.end; ++i) {
      if (cues_.at(List::kFirstPerson, i) || cues_.at(List::kOurs, i)) return true;
    }
    return cue.end < document_.size() && cues_.at(List::kFirstPerson, cue.end);
  }

  const Part& body_;
  const std::vector<PersonFound>& people_;
  Reading& reading_;
  const Document& document_;
  const Cues& cues_;
};

}  // namespace

void read_alteration(const Part& body, const std::vector<PersonFound>& people, Reading& reading) {
  AlterationReader(body, people, reading).read();
}

}  // namespace meldaan::extract
