#include "extract/people/attendance.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "extract/parts/announced.h"
#include "extract/text/names.h"

namespace meldaan::extract {
namespace {

// "een collega", "mijn duo"; "de meester van groep 8" and "ik ben een van de meesters" may be the
// writer.
bool is_ours(const Part& body, const Range& words) {
  const Range& sentence = body.sentences().of(words.begin).range;
  return body.cues().at(List::kOurs, words.begin) &&
         !body.cues().any(List::kSelfIntroduction, {sentence.begin, words.begin});
}

// How likely it must be that she comes: chosen by leaving whole sets of mails out. Who has no name
// is asked for anyway, and is not added for a slight reason.
double bound_of(const Part& body, const Attendant& somebody) {
  const bool comes_by_rules = somebody.comes;
  switch (somebody.as) {
    case SpokenAs::kNamed:
      return comes_by_rules ? 0.4 : 0.7;
    case SpokenAs::kWriter:
      return comes_by_rules ? 0.5 : 0.95;
    case SpokenAs::kCompanion:
      if (!comes_by_rules && is_ours(body, somebody.words)) return 0.85;
      return comes_by_rules ? 0.2 : 0.95;
    case SpokenAs::kListed:
      break;
  }
  return 0.2;
}

// The lists that tell something of whether somebody comes.
// clang-format off
constexpr std::array kTellingOfComing = {
    List::kRegister, List::kSelfRegister, List::kPassesOn, List::kChoice, List::kWish,
    List::kAlreadyRegistered, List::kCancel, List::kNotRegistering, List::kNegation,
    List::kNoNegation, List::kExcept, List::kInsteadOf, List::kContrast, List::kHistory,
    List::kQuestion, List::kRequest, List::kAdditive, List::kTakesPlace, List::kOnly,
    List::kUndecided, List::kClauseBreak, List::kOthersWish, List::kReason, List::kSubordinate,
    List::kPost, List::kSupposed, List::kIrrealis, List::kHindrance, List::kRelative,
    List::kAttends, List::kPossessive, List::kBoth, List::kThirdVerb, List::kThey,
    List::kPluralVerb, List::kAuxiliary, List::kFirstPerson, List::kReflexive, List::kThirdPerson,
    List::kEveryone, List::kAllOfThem, List::kMy, List::kTogetherWith, List::kSelfIntroduction,
    List::kColleague, List::kOurs, List::kListedWriter, List::kSelfToo, List::kSignsUpOthers,
    List::kNotComing, List::kNoMore, List::kKeepsAway, List::kOnBehalfOf, List::kSameFor,
    List::kOblique, List::kSource, List::kAlso, List::kJob, List::kRoleMailbox, List::kCompanion,
    List::kWith, List::kComes, List::kJoins, List::kBrings, List::kAbsent, List::kWishedOnce,
    List::kAsksWriter, List::kSignsUp, List::kSeveral, List::kAnnounces, List::kGroupOpen,
    List::kStillOpen, List::kPutOff, List::kWhether, List::kStays, List::kDropsOut, List::kKin,
    List::kFormer};
// clang-format on

// Of a mail that names so many the rules decide about the rest: it takes no longer for it.
constexpr std::size_t kMostAsked = 100;

constexpr std::size_t kMostLater = 3;   // sentences that speak of her again,
constexpr std::size_t kLastRead = 300;  // so many tokens behind at most

// "Mijn collega Anke en ik willen ons aanmelden": what is said of the writer is said of her.
bool joined_with_writer(const Part& body, const Attendant& somebody) {
  if (!somebody.comes || somebody.words.empty()) return false;
  const Cues& cues = body.cues();
  const std::size_t end = somebody.words.end;
  const Range& sentence = body.sentences().of(somebody.words.begin).range;
  return cues.at(List::kAnd, end) && cues.at(List::kFirstPerson, cues.end_at(List::kAnd, end)) &&
         cues.any(List::kRegister, sentence) && !cues.any(List::kNegation, sentence);
}

std::string_view name_of(SpokenAs as) {
  switch (as) {
    case SpokenAs::kWriter:
      return "is:writer";
    case SpokenAs::kNamed:
      return "is:named";
    case SpokenAs::kCompanion:
      return "is:companion";
    case SpokenAs::kListed:
      break;
  }
  return "is:listed";
}

}  // namespace

AttendanceSigns::AttendanceSigns(const Part& body)
    : body_(body), context_(body, kTellingOfComing) {}

Signs AttendanceSigns::of(const Attendant& somebody) const {
  Signs signs;
  const std::string_view as = name_of(somebody.as);
  const std::string_view rules = somebody.comes ? "comes" : "does not";
  signs.add({kAttendanceSign, rules});
  signs.add({kAttendanceSign, rules, as});
  signs.add(as);
  signs.add({as, std::to_string(std::min<std::size_t>(somebody.others, 3))});
  if (signs_up_others(body_)) signs.add({as, " of others"});
  if (speaks_for_several(body_)) signs.add({as, " of several"});
  if (somebody.as == SpokenAs::kWriter)
    add_writer(somebody.name, signs);
  else
    add_other(somebody, signs);
  return signs;
}

// What she says of herself, and beside it.
void AttendanceSigns::add_writer(std::string_view name, Signs& signs) const {
  const std::string called = call_name(name);
  for (const Sentence& sentence : body_.sentences().all()) {
    const Range& range = sentence.range;
    if (range.empty()) continue;
    const Zone zone = body_.document()[range.begin].zone;
    if (zone == Zone::kSignature) context_.add_words(range, {}, "wz:", false, signs);
    if (!is_own(zone)) continue;
    const Range named = named_in(range, called);
    if (!named.empty()) context_.add_around(named, signs);
    const Cues& cues = body_.cues();
    const bool herself = !named.empty() || cues.any(List::kFirstPerson, range) ||
                         cues.any(List::kReflexive, range) || cues.any(List::kSelfToo, range) ||
                         cues.any(List::kEveryone, range);
    context_.add_words(range, {}, herself ? "w:" : "wo:", herself, signs);
    context_.add_cues(range, herself ? "w!" : "wo!", herself, signs);
  }
}

// Where she stands by her name; empty where she does not.
Range AttendanceSigns::named_in(const Range& sentence, std::string_view called) const {
  const Document& document = body_.document();
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    if (!document[i].capital || document.folded(i) != called) continue;
    std::size_t end = i + 1;
    while (end < sentence.end && (document[end].capital || body_.cues().at(List::kParticle, end)))
      ++end;
    return {i, end};
  }
  return {};
}

void AttendanceSigns::add_other(const Attendant& somebody, Signs& signs) const {
  if (somebody.row.empty())
    context_.add_around(somebody.words, signs);
  else
    add_row(somebody, signs);
  if (somebody.as == SpokenAs::kCompanion)
    context_.add_words(somebody.words, {}, "is:called ", false, signs);
  add_later(somebody.words, signs);
}

// Cell by cell; a lone "nee" speaks of the group above it.
void AttendanceSigns::add_row(const Attendant& somebody, Signs& signs) const {
  const Document& document = body_.document();
  const Range& row = somebody.row;
  const auto ends_cell = [&](std::size_t token) {
    return document.breaks_after(token) || document.is_mark(token, '|');
  };
  for (Range cell{row.begin, row.begin}; cell.begin < row.end; cell.begin = cell.end) {
    while (cell.end < row.end && !ends_cell(cell.end)) ++cell.end;
    cell.end = std::min(cell.end + 1, row.end);
    const bool lone = cell.size() <= 2 && (body_.cues().at(List::kNegation, cell.begin) ||
                                           body_.cues().at(List::kAffirmation, cell.begin));
    if (lone) continue;
    context_.add_words(cell, somebody.words, "s:", true, signs);
    context_.add_words(cell, somebody.words, "c:", false, signs);
    context_.add_cues(cell, "c!", true, signs);
  }
}

// By her given name alone, in a sentence behind.
void AttendanceSigns::add_later(const Range& words, Signs& signs) const {
  const Document& document = body_.document();
  const std::size_t end = std::min(document.size(), words.end + kLastRead);
  std::size_t told = 0;
  for (std::size_t i = body_.sentences().of(words.begin).range.end; i < end && told < kMostLater;
       ++i) {
    if (!document[i].capital || !is_own(document[i].zone)) continue;
    bool hers = false;
    for (std::size_t at = words.begin; at < words.end; ++at)
      hers = hers || (document[at].capital && document.folded(at) == document.folded(i));
    if (!hers) continue;
    ++told;
    const Range& sentence = body_.sentences().of(i).range;
    context_.add_words(sentence, {i, i + 1}, "m:", true, signs);
    context_.add_cues(sentence, "m!", false, signs);
    i = sentence.end - 1;
  }
}

AttendanceOpinion opinion_of(const LinearModel* model, const Part& body) {
  if (model == nullptr) return {};
  // Most mails speak of nobody else, and need no signs.
  struct Asked {
    std::optional<AttendanceSigns> signs;
    std::size_t times = 0;
  };
  auto asked = std::make_shared<Asked>();
  return [model, &body, asked](const Attendant& somebody) -> std::optional<bool> {
    if (asked->times == kMostAsked || joined_with_writer(body, somebody)) return std::nullopt;
    ++asked->times;
    if (!asked->signs) asked->signs.emplace(body);
    const double likely = model->weigh(asked->signs->of(somebody))[kComesClass];
    return likely >= bound_of(body, somebody);
  };
}

}  // namespace meldaan::extract
