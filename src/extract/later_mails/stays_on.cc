#include "extract/later_mails/stays_on.h"

#include <algorithm>
#include <charconv>

namespace meldaan::extract {
namespace {

class Leaving {
 public:
  Leaving(const Part& body, std::size_t token, const Range& stretch)
      : body_(body),
        document_(body.document()),
        cues_(body.cues()),
        token_(token),
        stretch_(stretch),
        clause_(clause_at(token)) {}

  bool is_none() const {
    return is_over() || is_of_another() || comes_anyway() ||
           (!names_event() && (is_of_another_time() || is_of_mailing_list()));
  }

 private:
  // Cut at commas and the like, and at "maar", "want", "dus ik".
  Range clause_at(std::size_t token) const {
    Range clause = body_.sentences().clause_of(document_, token);
    for (std::size_t i = clause.begin; i < clause.end; ++i) {
      if (!cues_.at(List::kClauseBreak, i)) continue;
      if (i <= token) clause.begin = i;
      if (i > token) clause.end = i;
    }
    return clause;
  }

  int number_at(std::size_t token) const {
    int number = 0;
    const std::string_view digits = document_.folded(token);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
  }

  bool is_number(std::size_t token) const {
    return token < document_.size() && document_[token].kind == TokenKind::kNumber;
  }

  bool is_date(std::size_t token) const {
    return is_number(token) && cues_.at(List::kMonth, token + 1);
  }

  // Either the event's own day, or another one.
  bool names_day(bool own) const {
    const EventDay& event = body_.event_day();
    for (std::size_t i = clause_.begin; i < clause_.end; ++i) {
      if (is_date(i) && (number_at(i) == event.day) == own) return true;
    }
    const auto weekdays = cues_.of(List::kWeekday);
    return std::any_of(weekdays.begin(), weekdays.end(), [&](const Cue& cue) {
      return clause_.holds(cue.range) && (static_cast<int>(cue.entry) == event.weekday) == own;
    });
  }

  bool names_event() const { return body_.event_day().day > 0 && names_day(true); }

  // "Ik meld me af van de nieuwsbrief"
  bool is_of_mailing_list() const { return cues_.any(List::kMailingList, {token_, clause_.end}); }

  bool names_hour() const {
    const std::vector<Range> words = cues_.all(List::kAtHour, clause_);
    return std::any_of(words.begin(), words.end(), [&](const Range& word) {
      return is_number(word.end) && !is_date(word.end);
    });
  }

  bool is_of_another_time() const {
    const bool day = body_.event_day().day > 0 && names_day(false);
    return day || names_hour() || cues_.any(List::kAnotherTime, clause_);
  }

  // "Ik ben ziek geweest"
  bool is_over() const { return cues_.any(List::kHistory, clause_); }

  // "Mijn directeur kan niet"
  bool is_of_another() const {
    const Range subject{clause_.begin, std::max(clause_.begin, token_)};
    for (std::size_t i = subject.begin; i + 1 < subject.end; ++i) {
      const bool role = cues_.at(List::kJob, i + 1) || cues_.at(List::kKin, i + 1);
      if (role && (cues_.at(List::kMy, i) || cues_.at(List::kOurs, i))) return !says_i(clause_);
    }
    return false;
  }

  bool says_i(const Range& range) const {
    const std::vector<Range> words = cues_.all(List::kFirstPerson, range);
    return std::any_of(words.begin(), words.end(), [this](const Range& word) {
      return !cues_.at(List::kMy, word.begin) && !cues_.at(List::kOurs, word.begin);
    });
  }

  // "…, donderdag wel"; behind what is denied.
  bool comes_anyway() const {
    const Range behind{std::min(clause_.end, stretch_.end), stretch_.end};
    if (cues_.any(List::kComesAnyway, behind)) return true;
    if (behind.empty()) return false;
    std::size_t last = behind.end;
    while (last > behind.begin && document_[last - 1].kind == TokenKind::kPunctuation) --last;
    return last > behind.begin && cues_.at(List::kContrast, last - 1) &&
           !cues_.at(List::kHindrance, last - 1) &&  // "verwijder mij maar"
           !cues_.any(List::kNegation, behind);
  }

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  const std::size_t token_;
  const Range stretch_;
  const Range clause_;
};

}  // namespace

bool stays_on(const Part& body, std::size_t token, const Range& stretch) {
  return Leaving(body, token, stretch).is_none();
}

}  // namespace meldaan::extract
