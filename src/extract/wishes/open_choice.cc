#include "extract/wishes/open_choice.h"

#include <algorithm>

#include "extract/parts/announced.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kSentencesBehind = 2;

class OpenChoice {
 public:
  OpenChoice(const Part& body, const Range& name)
      : body_(body), document_(body.document()), cues_(body.cues()), name_(name) {}

  Choice find() const {
    const std::size_t number = body_.sentences().index_of(name_.begin);
    const auto& sentences = body_.sentences().all();
    if (is_marked_open()) return Choice::kOpen;
    const Range beside = told_beside(sentences[number].range);
    // Beside a group of her own what follows is about something else.
    if (tells_group(beside)) return Choice::kNotSpokenOf;
    Choice choice = sentences[number].question ? Choice::kNotSpokenOf : said_in(beside);
    for (std::size_t i = number + 1;
         choice != Choice::kOpen && i < sentences.size() && i <= number + kSentencesBehind; ++i) {
      const Range& range = sentences[i].range;
      if (range.empty() || sentences[i].question || !is_own(document_[range.begin].zone)) break;
      if (speaks_of_her(range))
        choice = std::max(choice, said_in(told_of_her(range)));
      else if (speaks_of_other(range))
        break;
    }
    return choice;
  }

 private:
  // "Noor Vos = ??", "Noor Vos (?)"
  bool is_marked_open() const {
    constexpr std::size_t kMostMarks = 3;
    for (std::size_t at = name_.end; at < document_.size() && at < name_.end + kMostMarks; ++at) {
      if (document_.is_word(at) || document_[at].line != document_[name_.begin].line) return false;
      if (document_.is_mark(at, '?')) return at > name_.end;
    }
    return false;
  }

  // Behind her name up to the next person; the whole sentence where it is about nobody else, and
  // wonders before it names her: "Welke groep Otto Vos wil hoor ik maandag."
  Range told_beside(const Range& sentence) const {
    Range told{name_.end, name_.end};
    while (told.end < sentence.end && !is_other(told.end)) ++told.end;
    const bool alone = !speaks_of_other({sentence.begin, name_.begin}) &&
                       !cues_.any(List::kFirstPerson, {sentence.begin, name_.begin});
    if (alone && wonders({sentence.begin, name_.begin})) told.begin = sentence.begin;
    return told;
  }

  // "Stef gaat naar Taal, | Inge is er nog niet uit": from her up to the next person, or all where
  // there is nobody else.
  Range told_of_her(const Range& sentence) const {
    if (!speaks_of_other(sentence)) return sentence;
    Range told{sentence.begin, sentence.begin};
    while (told.begin < sentence.end && !is_hers(told.begin)) ++told.begin;
    told.end = told.begin;
    while (told.end < sentence.end && !is_other(told.end)) ++told.end;
    return told;
  }

  bool is_hers(std::size_t token) const {
    // "Zijn keuze volgt nog."
    const bool hers = document_.is_word(token) && cues_.at(List::kGroupOpen, token + 1) &&
                      !cues_.at(List::kMy, token) && !cues_.at(List::kOurs, token);
    if (hers && body_.sentences().of(token).range.begin == token) return true;
    return cues_.at(List::kThirdPerson, token) || cues_.at(List::kLatter, token) ||
           (document_[token].capital && document_.is_word(name_.begin) &&
            document_.folded(token) == document_.folded(name_.begin));
  }

  // "Ik weet nog niet welke groep": the writer's own.
  bool speaks_of_her(const Range& range) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (is_hers(i)) return true;
    }
    return false;
  }

  bool speaks_of_other(const Range& range) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (is_other(i)) return true;
    }
    return false;
  }

  bool is_other(std::size_t token) const {
    return !name_.contains(token) && document_[token].capital &&
           cues_.at(List::kFirstName, token) &&
           document_.folded(token) != document_.folded(name_.begin);
  }

  bool wonders(const Range& range) const {
    return cues_.any(List::kWhichOne, range) || cues_.any(List::kWhichWay, range);
  }

  // "Noor Vos gaat naar Taal", but "Noor Vos twijfelt tussen Taal en Rekenen".
  bool tells_group(const Range& range) const {
    const std::vector<Range> doubts = cues_.all(List::kUndecided, range);
    const bool doubted = std::any_of(doubts.begin(), doubts.end(),
                                     [](const Range& doubt) { return doubt.size() > 1; });
    return body_.names_group(range) && !doubted;
  }

  Choice said_in(const Range& range) const {
    if (range.empty() || tells_group(range) || cues_.any(List::kWhether, range))
      return Choice::kNotSpokenOf;
    if (body_.names_group(range)) return Choice::kOpen;
    if (cues_.any(List::kGroupOpen, range) || (wonders(range) && cues_.any(List::kPutOff, range)))
      return Choice::kOpen;
    return cues_.any(List::kStillOpen, range) ? Choice::kPerhapsOpen : Choice::kNotSpokenOf;
  }

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  const Range& name_;
};

}  // namespace

Choice choice_of(const Part& body, const Range& name) {
  return OpenChoice(body, name).find();
}

bool leaves_choice_open(const Cues& cues, const Range& range) {
  return cues.any(List::kUndecided, range) || cues.any(List::kStillOpen, range) ||
         cues.any(List::kGroupOpen, range);
}

bool is_awaited(const Part& body, const Range& name, Choice choice) {
  const Range& sentence = body.sentences().of(name.begin).range;
  const bool comes = speaks_for_several(body) || body.cues().any(List::kJoins, sentence) ||
                     body.cues().any(List::kRegister, sentence);
  return choice == Choice::kOpen || (choice == Choice::kPerhapsOpen && comes);
}

bool is_choice_open(const Part& body, std::string_view call_name) {
  const Document& document = body.document();
  return body.any_own_sentence([&](const Range& sentence) {
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      if (document[i].capital && document.folded(i) == call_name)
        return body.cues().any(List::kGroupOpen, {i, sentence.end});
    }
    return false;
  });
}

}  // namespace meldaan::extract
