#include "extract/answers/answered_surnames.h"

#include <algorithm>
#include <string>

#include "domain/address.h"
#include "extract/text/names.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

class SurnameReader {
 public:
  SurnameReader(const Part& body, const Expectation& expectation)
      : body_(body),
        document_(body.document()),
        cues_(body.cues()),
        expectation_(expectation),
        people_(expectation.people),
        writer_(call_name(expectation.writer.name)) {}

  Surnames beside() const {
    Surnames found(people_.size());
    for (std::size_t who = 0; who < people_.size(); ++who) {
      if (is_asked(people_[who])) found[who] = beside(people_[who]);
    }
    return found;
  }

  Surnames alone() const {
    Surnames found(people_.size());
    const std::vector<Range> pieces = pieces_alone();
    const auto asked = std::count_if(people_.begin(), people_.end(), is_asked);
    // "De Springplank" answers where somebody works, unless that is said as well.
    const bool asks_place = std::any_of(people_.begin(), people_.end(), [](const Person& one) {
      return misses(one, Missing::kAffiliation);
    });
    if (asks_place && !names_place()) return found;
    if (static_cast<std::ptrdiff_t>(pieces.size()) != asked) return found;
    std::size_t next = 0;
    for (std::size_t who = 0; who < people_.size(); ++who) {
      if (is_asked(people_[who])) found[who] = pieces[next++];
    }
    return found;
  }

 private:
  static bool is_asked(const Person& person) {
    return person.name.empty() && !person.call_name.empty();
  }

  bool names_place() const {
    return std::any_of(body_.places().begin(), body_.places().end(), [&](const Place& place) {
      return is_about_sender(document_[place.range.begin].zone) && place.says_itself();
    });
  }

  bool is_own_address(const Person& person) const {
    return !person.email.empty() &&
           comparable_address(person.email) == comparable_address(expectation_.writer.address);
  }

  bool is_own_word(std::size_t token) const {
    return document_[token].zone == Zone::kOwn && document_.is_word(token);
  }

  // A first name that stands alone: one of theirs, or the writer's, who signs.
  bool is_first_name(std::size_t token) const {
    const std::string_view word = document_.folded(token);
    return word == writer_ || std::any_of(people_.begin(), people_.end(), [&](const Person& one) {
             return word == call_name(called(one));
           });
  }

  std::optional<Range> beside(const Person& person) const {
    const std::string first_name = fold(person.call_name);
    const bool writer = is_own_address(person);
    for (std::size_t i = 0; i < document_.size(); ++i) {
      // "ikzelf: Kerkhof"
      const bool meant =
          document_.folded(i) == first_name || (writer && cues_.at(List::kListedWriter, i));
      if (!is_own_word(i) || !meant) continue;
      std::size_t at = i + 1;
      bool in_words = false;
      for (; at < document_.size() && !document_.breaks_after(at - 1) && links(at); ++at)
        in_words = in_words || document_.is_word(at);
      if (at >= document_.size() || (at == i + 1 && !is_initial(at))) continue;
      // "Jolanda: De Bron" may be where she works.
      if (!in_words && misses(person, Missing::kAffiliation)) continue;
      const std::size_t end = surname_end(at, document_.size());
      if (end > at) return Range{at, end};
    }
    return std::nullopt;
  }

  bool is_initial(std::size_t token) const {
    return document_.is_word(token) && document_.original(token).size() == 1 &&
           document_[token].capital && token + 1 < document_.size() &&
           document_.is_mark(token + 1, '.');
  }

  // What stands between a first name and the surname, or before the surname: "haar achternaam is",
  // "heet", ":".
  bool links(std::size_t token) const {
    if (document_[token].kind == TokenKind::kPunctuation)
      return document_.is_mark(token, ':') || document_.is_mark(token, '=') ||
             document_.is_mark(token, '-');
    for (const List list : {List::kNamesIt, List::kCalled, List::kThatIs, List::kSurnameWord}) {
      if (cues_.covers(list, token)) return true;
    }
    return false;
  }

  // Initials, particles, and then words with a capital: "J. van den Berg", "Vos-Smit".
  std::size_t surname_end(std::size_t begin, std::size_t limit) const {
    std::size_t at = begin;
    while (at + 1 < limit && is_initial(at)) at += 2;
    while (at < limit && cues_.covers(List::kParticle, at) && !document_.breaks_after(at)) ++at;
    const std::size_t first = at;
    while (at < limit && may_be_surname(at, first > begin)) {
      ++at;
      if (document_.breaks_after(at - 1)) break;
      if (at + 1 < limit && document_.is_mark(at, '-')) ++at;
    }
    return at > first ? at : begin;
  }

  // "Ja", "Directeur" and "Taal" are none; "Groot" is one behind its particle, "de Groot".
  bool may_be_surname(std::size_t token, bool behind_particle) const {
    if (!document_.is_word(token) || !document_[token].capital || is_first_name(token) ||
        body_.is_of_group(token, true) || body_.is_of_place(token))
      return false;
    const bool everyday = cues_.at(List::kCommon, token) && !cues_.at(List::kSurname, token);
    if (everyday && !behind_particle) return false;
    for (const List list : {List::kJob, List::kColleague, List::kAffirmation, List::kThanks,
                            List::kClosing, List::kDateWord, List::kUnknownValue}) {
      if (cues_.covers(list, token)) return false;
    }
    return true;
  }

  // What stands between commas, "en" and line ends and is a surname; where some are said to be
  // surnames, no other.
  std::vector<Range> pieces_alone() const {
    constexpr std::size_t kSentence = 3;  // words
    std::vector<Range> said;
    std::vector<Range> bare;
    bool tells = false;
    for (const Line& line : document_.lines()) {
      if (line.empty() || document_[line.first].zone != Zone::kOwn) continue;
      bool announced = false;
      for (std::size_t begin = line.first; begin < line.last;) {
        std::size_t end = begin;
        while (end < line.last && !parts(end)) ++end;
        const std::size_t at = behind_introduction({begin, end});
        announced = announced || at > begin;
        const bool surname = at < end && surname_end(at, end) == end;
        if (surname) (announced ? said : bare).push_back({at, end});
        announced = announced && surname;
        // "Dat vraag ik na, Karin weet het wel": a sentence, and no answer.
        if (!surname && bare.empty() && end - begin >= kSentence) tells = true;
        begin = end + 1;
      }
    }
    if (tells) bare.clear();
    return said.empty() ? bare : said;
  }

  bool parts(std::size_t token) const {
    return cues_.covers(List::kAnd, token) ||
           (document_[token].kind == TokenKind::kPunctuation && !document_.is_mark(token, '-') &&
            !document_.is_mark(token, ':') && !document_.is_mark(token, '='));
  }

  // "Mijn achternaam is …", "dat is …", "zij heet …"
  std::size_t behind_introduction(const Range& piece) const {
    std::size_t last = piece.begin;
    for (std::size_t i = piece.begin; i < piece.end; ++i) {
      if (links(i)) last = i + 1;
    }
    return last;
  }

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  const Expectation& expectation_;
  const std::vector<Person>& people_;
  const std::string writer_;  // her first name, folded
};

}  // namespace

Surnames surnames_beside(const Part& body, const Expectation& expectation) {
  return SurnameReader(body, expectation).beside();
}

Surnames surnames_alone(const Part& body, const Expectation& expectation) {
  return SurnameReader(body, expectation).alone();
}

}  // namespace meldaan::extract
