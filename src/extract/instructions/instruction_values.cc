#include <algorithm>
#include <array>

#include "extract/instructions/instruction_kinds.h"
#include "extract/instructions/instruction_signs.h"
#include "extract/places/place_extent.h"

namespace meldaan::extract {
namespace {

using Member = std::optional<std::string> Instruction::*;

constexpr std::size_t kMostValueWords = 9;

struct Label {
  List list;
  Member member;  // nullptr: an address or groups, which are found otherwise
};
constexpr std::array<Label, 7> kValueLabels = {{
    {List::kSettleSurname, &Instruction::surname},
    {List::kSettleFirstName, &Instruction::first_name},
    {List::kLabelName, &Instruction::name},
    {List::kLabelSchool, &Instruction::school},
    {List::kLabelFoundation, &Instruction::foundation},
    {List::kLabelEmail, nullptr},
    {List::kLabelOther, nullptr},
}};

// With these a value goes on to say something else, or says that there is none.
constexpr std::array kNoValue = {
    List::kQuestion,   List::kNegation,     List::kFirstPerson,  List::kThirdPerson,
    List::kUndecided,  List::kCondition,    List::kPerhaps,      List::kSettleIgnore,
    List::kSettleAway, List::kSettleAccept, List::kSettleCancel, List::kClosing,
    List::kGreeting,   List::kOr,
};
// Verbs that no place is called by; somebody may be called Wil.
constexpr std::array kNoPlace = {List::kWish, List::kAuxiliary, List::kComes};

class Values {
 public:
  Values(const Answer& answer, const Range& range)
      : answer_(answer), document_(answer.document), range_(range), span_(answer, range) {}

  std::optional<Instruction> find() const {
    if (std::optional<Instruction> found = address()) return found;
    if (const std::optional<Head> head = label()) {
      if (std::optional<Instruction> found = behind_label(*head)) return found;
    }
    if (std::optional<Instruction> found = called()) return found;
    if (std::optional<Instruction> found = introduced()) return found;
    if (std::optional<Instruction> found = workplace()) return found;
    return place_alone();
  }

 private:
  struct Head {
    Label label{};
    Range words;
    std::size_t value = 0;  // where it begins
    bool linked = false;    // by "is", a colon or the like
  };

  // "Het juiste adres is tam@detol.nl"
  std::optional<Instruction> address() const {
    std::size_t at = range_.end;
    for (std::size_t i = range_.begin; i < range_.end; ++i) {
      if (document_[i].kind != TokenKind::kAddress) continue;
      if (at != range_.end) return std::nullopt;
      at = i;
    }
    if (at == range_.end) return std::nullopt;
    Span span = span_;
    span.explain(Range{at, at + 1});
    for (const List list : {List::kLabelEmail, List::kLabelOther, List::kNewAddress,
                            List::kSettleStates, List::kNamesIt})
      span.explain(list);
    if (!span.all_explained()) return std::nullopt;
    Instruction instruction;
    instruction.email = std::string(document_.original(at));
    return instruction;
  }

  // A label with nothing but small words before it.
  std::optional<Head> label() const {
    for (std::size_t at = range_.begin; at < range_.end; ++at) {
      std::optional<Head> best;
      for (const Label& one : kValueLabels) {
        const std::size_t end = answer_.end_at(one.list, at);
        if (end > at && end <= range_.end && (!best || end > best->words.end))
          best = Head{one, {at, end}, end, false};
      }
      if (best) return linked(*best);
      if (!span_.is_explained(at)) break;
    }
    return std::nullopt;
  }

  Head linked(Head head) const {
    for (std::size_t at = head.words.end; at < range_.end;) {
      std::size_t end = at;
      for (const List list : {List::kSettleStates, List::kNamesIt, List::kCorrection})
        end = std::max(end, answer_.end_at(list, at));
      const bool mark = document_.is_mark(at, ':') || document_.is_mark(at, '=');
      if (end == at && document_[at].kind == TokenKind::kPunctuation) end = at + 1;
      if (const std::size_t link = link_behind_small_words(at); end == at && link > at) {
        at = link;
        continue;
      }
      if (end == at || end > range_.end) break;
      head.linked = head.linked || mark || document_[at].kind != TokenKind::kPunctuation;
      head.value = at = end;
    }
    return head;
  }

  // "De school van Sanne is …"; the token itself where no link follows.
  std::size_t link_behind_small_words(std::size_t token) const {
    constexpr std::size_t kMost = 3;
    for (std::size_t at = token; at < range_.end && at - token <= kMost; ++at) {
      if (at > token && answer_.at(List::kNamesIt, at)) return at;
      if (!span_.is_explained(at)) break;
    }
    return token;
  }

  std::optional<Instruction> behind_label(const Head& head) const {
    if (says_enough(head)) return Instruction();
    if (head.label.member == nullptr) return std::nullopt;
    // "Basisschool De Esch" has its label in its name, "school De Esch" has not.
    const bool is_part = !head.linked && answer_.at(List::kSchoolType, head.words.begin) &&
                         !answer_.at(List::kSchoolWord, head.words.begin);
    const Range value = trimmed({is_part ? head.words.begin : head.value, range_.end});
    if (value.empty() || !may_be(head.label.member, value)) return std::nullopt;
    // "School OBS De Esch", but not "school dicht"
    if (!head.linked && !document_[value.begin].capital && !is_type(value.begin))
      return std::nullopt;
    return with(head.label.member, value);
  }

  // "School klopt", "stichting hoeft niet"
  bool says_enough(const Head& head) const {
    Span rest = span_;
    rest.explain(head.words);
    bool enough = false;
    for (const List list : {List::kSettleNeedless, List::kSettleRight}) {
      const Range behind{head.words.end, range_.end};
      enough = enough || answer_.any(list, behind);
      rest.explain(list);
    }
    return enough && rest.all_explained();
  }

  // "Ze heet Geertje Smit"
  std::optional<Instruction> called() const {
    for (std::size_t at = range_.begin; at < range_.end; ++at) {
      const std::size_t end = answer_.end_at(List::kCalled, at);
      if (end > at) {
        Head head{{List::kCalled, &Instruction::name}, {at, end}, end, true};
        const Range value = trimmed({linked(head).value, range_.end});
        const bool is_name =
            !value.empty() && may_be(&Instruction::name, value) && document_[value.begin].capital;
        return is_name ? std::optional(with(&Instruction::name, value)) : std::nullopt;
      }
      if (!span_.is_explained(at)) break;
    }
    return std::nullopt;
  }

  // "Dit is Marit Slot van De Esch": with another name than the one that is known it may be about
  // somebody else.
  std::optional<Instruction> introduced() const {
    for (std::size_t at = range_.begin; at < range_.end; ++at) {
      const std::size_t begin = answer_.end_at(List::kThatIs, at);
      for (std::size_t from = begin + 1; begin > at && from + 1 < range_.end; ++from) {
        if (!answer_.at(List::kFrom, from) && !answer_.at(List::kAt, from)) continue;
        const Range name{begin, from};
        const Range value = trimmed({from + 1, range_.end});
        if (!is_surely_a_place(value) || !may_be(member_of(value), value)) continue;
        if (!may_be(&Instruction::name, name) || !may_call_the_known(answer_, name) ||
            !may_be_where_known(answer_, value))
          continue;
        Instruction instruction = with(member_of(value), value);
        if (is_place_known(answer_)) (instruction.*member_of(value)).reset();
        if (says_more_than_known(answer_, name)) instruction.name = document_.original(name);
        return instruction;
      }
      if (begin > at || !span_.is_explained(at)) break;
    }
    return std::nullopt;
  }

  // "Ze werkt op De Esch", "dat hij op De Esch werkt", "onderdeel van Consent"
  std::optional<Instruction> workplace() const {
    for (std::size_t at = range_.begin; at < range_.end; ++at) {
      for (const List list :
           {List::kSettleWorks, List::kWorksAt, List::kBelongsTo, List::kThatIs}) {
        const std::size_t end = works_end(list, at);
        if (end == at || end >= range_.end) continue;
        const Range value = trimmed({end, range_.end});
        const Member member =
            list == List::kBelongsTo ? &Instruction::foundation : member_of(value);
        // "Dit is Petra Jansen" may say the name as well.
        if (list == List::kThatIs && !is_surely_a_place(value)) continue;
        if (!value.empty() && may_be(member, value)) return with(member, value);
      }
      if (answer_.at(List::kAt, at) && answer_.at(List::kWorks, range_.end - 1)) {
        const Range value = trimmed({at + 1, range_.end - 1});
        const Member member = member_of(value);
        if (!value.empty() && may_be(member, value)) return with(member, value);
      }
      if (!span_.is_explained(at)) break;
    }
    return std::nullopt;
  }

  // Where a phrase that may be parted by small words ends.
  std::size_t works_end(List list, std::size_t at) const {
    std::size_t best = at;
    for (const Cue& cue : answer_.cues_of(list).of(list)) {
      if (cue.range.begin != at || cue.range.end > range_.end) continue;
      Span between(answer_, cue.range);
      between.explain(cue);
      between.explain(List::kDateWord);  // "werkt sinds augustus op"
      if (between.all_explained()) best = std::max(best, cue.range.end);
    }
    return best;
  }

  // "OBS De Esch"; a name of which nothing says that it is a place's only where a place is missing.
  std::optional<Instruction> place_alone() const {
    for (const Place& place : answer_.part.places()) {
      if (place.range.begin < range_.begin || place.range.end > range_.end) continue;
      Span rest = span_;
      const Range name{place.range.begin, with_town(place.range.end)};
      rest.explain(name);
      const Member member = place.is_school ? &Instruction::school : &Instruction::foundation;
      if (rest.all_explained() && may_be(member, name)) return with(member, name);
    }
    const bool missing =
        std::any_of(answer_.about.begin(), answer_.about.end(),
                    [](const Person& one) { return one.school.empty() && one.foundation.empty(); });
    const Range value = trimmed(range_);
    const bool is_named =
        value.size() > 1 && answer_.at(List::kArticle, value.begin) &&
        (document_[value.begin + 1].capital || is_school_in_small_letters(answer_, value, range_));
    if (!missing || !is_named || !may_be(&Instruction::school, value)) return std::nullopt;
    return with(&Instruction::school, value);
  }

  // "OBS De Esch, Borne", "OBS De Esch te Zenderen"
  std::size_t with_town(std::size_t end) const {
    if (end < range_.end && document_.is_mark(end, ',')) {
      return end + 1 < range_.end && answer_.at(List::kLocation, end + 1) ? end + 2 : end;
    }
    if (end < range_.end && answer_.at(List::kLocation, end)) return end + 1;
    const bool town = end + 1 < range_.end && answer_.at(List::kLocationWord, end) &&
                      document_[end + 1].capital && !names_somebody({end + 1, end + 2});
    return town ? end + 2 : end;
  }

  // What is called so by itself, or has an article.
  bool is_surely_a_place(const Range& value) const {
    if (value.empty()) return false;
    const bool article = answer_.at(List::kArticle, value.begin) && value.size() > 1;
    const auto& places = answer_.part.places();
    return article || is_type(value.begin) ||
           std::any_of(places.begin(), places.end(), [&](const Place& place) {
             return place.range.overlaps(value) && place.range.begin <= value.begin + 1 &&
                    place.says_itself();
           });
  }

  Member member_of(const Range& value) const {
    for (const Place& place : answer_.part.places()) {
      if (place.range.overlaps(value) && place.range.begin <= value.begin + 1)
        return place.is_school ? &Instruction::school : &Instruction::foundation;
    }
    const bool board = !value.empty() && (answer_.at(List::kFoundationType, value.begin) ||
                                          answer_.at(List::kOrganisationType, value.begin));
    return board ? &Instruction::foundation : &Instruction::school;
  }

  // Without marks and small words behind it.
  Range trimmed(Range value) const {
    while (!value.empty() && document_[value.begin].kind == TokenKind::kPunctuation) ++value.begin;
    bool bracket = false;
    for (std::size_t at = value.begin; at < value.end; ++at)
      bracket = bracket || document_.is_mark(at, '(');
    while (!value.empty()) {
      const std::size_t last = value.end - 1;
      const bool mark = document_[last].kind == TokenKind::kPunctuation &&
                        !(bracket && document_.is_mark(last, ')'));
      const bool small = !document_[last].capital && value.size() > 1 &&
                         document_[last].kind == TokenKind::kWord &&
                         Span(answer_, {last, last + 1}).all_explained();
      if (!mark && !small) break;
      --value.end;
    }
    return value;
  }

  bool is_type(std::size_t token) const {
    return std::any_of(kTypes.begin(), kTypes.end(),
                       [&](List list) { return answer_.part.cues().covers(list, token); });
  }

  bool may_be(Member member, const Range& value) const {
    const bool is_place = member == &Instruction::school || member == &Instruction::foundation;
    if (value.size() > kMostValueWords) return false;
    const auto stands_there = [&](List list) { return answer_.any(list, value); };
    if (std::any_of(kNoValue.begin(), kNoValue.end(), stands_there)) return false;
    if (answer_.end_at(List::kUnknownValue, value.begin) == value.end) return false;
    if (is_place && std::any_of(kNoPlace.begin(), kNoPlace.end(), stands_there)) return false;
    if (answer_.part.names_group(value) || names_another_field(member, value)) return false;
    return has_plain_marks(value) && looks_like_a_name(member, value) &&
           !(is_place && !is_type(value.begin) && names_somebody(value));
  }

  // "OBS De Esch en de stichting Consent"
  bool names_another_field(Member member, const Range& value) const {
    if (answer_.any(List::kLabelGroup, value)) return true;
    return std::any_of(kValueLabels.begin(), kValueLabels.end(), [&](const Label& label) {
      const bool same = label.member == member ||
                        (label.member == &Instruction::name && member == &Instruction::surname);
      return !same && label.member != nullptr && answer_.any(label.list, value);
    });
  }

  // A comma before a town alone.
  bool has_plain_marks(const Range& value) const {
    for (std::size_t at = value.begin; at < value.end; ++at) {
      const Token& token = document_[at];
      if (token.kind == TokenKind::kAddress || token.kind == TokenKind::kUrl) return false;
      if (token.kind != TokenKind::kPunctuation) continue;
      const bool inner = document_.is_mark(at, '.') || document_.is_mark(at, '-') ||
                         document_.is_mark(at, '\'') || document_.is_mark(at, '(') ||
                         document_.is_mark(at, ')') || document_.is_mark(at, '/') ||
                         document_.is_mark(at, '&') || document_.is_mark(at, '"');
      const bool town =
          document_.is_mark(at, ',') && at + 1 < value.end && answer_.at(List::kLocation, at + 1);
      if (!inner && !town) return false;
    }
    return true;
  }

  bool looks_like_a_name(Member member, const Range& value) const {
    const bool is_place = member == &Instruction::school || member == &Instruction::foundation;
    const Token& first = document_[value.begin];
    bool capital = false;
    for (std::size_t at = value.begin; at < value.end; ++at)
      capital = capital || document_[at].capital || document_[at].kind == TokenKind::kNumber;
    if (!is_place) return first.capital || (capital && answer_.at(List::kParticle, value.begin));
    const bool article = answer_.at(List::kArticle, value.begin) && value.size() > 1;
    if (capital) return first.capital || article || is_type(value.begin);
    if (is_type(value.begin)) return true;
    const std::size_t name = article ? value.begin + 1 : value.begin;
    return article && !answer_.part.cues().covers(List::kCommon, name) &&
           !answer_.any(List::kSettleStates, value);
  }

  bool names_somebody(const Range& value) const {
    return std::any_of(answer_.named.begin(), answer_.named.end(),
                       [&](const NamedOne& one) { return one.range.overlaps(value); });
  }

  Instruction with(Member member, const Range& value) const {
    Instruction instruction;
    instruction.*member = document_.original(value);
    // Whoever stands in the value is not whom it is about.
    for (const NamedOne& one : answer_.named) {
      const bool before = one.range.begin >= range_.begin && one.range.end <= value.begin;
      if (before) instruction.whom.push_back(one.who);
    }
    return instruction;
  }

  static constexpr std::array kTypes = {List::kSchoolType,     List::kSchoolWord,
                                        List::kSchoolEnding,   List::kFoundationType,
                                        List::kFoundationWord, List::kOrganisationType};

  const Answer& answer_;
  const Document& document_;
  Range range_;
  Span span_;
};

}  // namespace

std::optional<Instruction> value_in(const Answer& answer, const Range& range) {
  return Values(answer, range).find();
}

}  // namespace meldaan::extract
