#include "extract/purpose_signs.h"

#include <algorithm>
#include <array>

#include "extract/questions.h"
#include "extract/signs.h"

namespace meldaan::extract {
namespace {

// The lists that tell something of the purpose.
constexpr std::array kTelling = {
    List::kRegister,    List::kSelfRegister,   List::kPassesOn,
    List::kWish,        List::kChange,         List::kAlreadyRegistered,
    List::kCancel,      List::kNotRegistering, List::kNegation,
    List::kNoNegation,  List::kContrast,       List::kHistory,
    List::kQuestion,    List::kPoliteQuestion, List::kRequest,
    List::kAsksToTell,  List::kRhetorical,     List::kErasure,
    List::kAdditive,    List::kTakesPlace,     List::kUndecided,
    List::kOthersWish,  List::kReplaces,       List::kCorrection,
    List::kAttends,     List::kProposal,       List::kFirstPerson,
    List::kThirdPerson, List::kEveryone,       List::kColleague,
    List::kSelfToo,     List::kSignsUpOthers,  List::kNotComing,
    List::kMark,        List::kInsteadOf};

class Collector {
 public:
  explicit Collector(std::vector<std::string>& signs) : signs_(signs) {}
  void add(std::string sign) { signs_.push_back(std::move(sign)); }

 private:
  std::vector<std::string>& signs_;
};

void add_words(const Part& part, const Range& range, const std::string& prefix, Collector& signs) {
  std::string before = "^";
  for (std::size_t i = range.begin; i < range.end; ++i) {
    std::string word = word_class(part, i);
    if (word.empty() || (word == before && word.front() == '<')) continue;
    signs.add(prefix + word);
    signs.add(prefix + before + " " + word);
    before = std::move(word);
  }
}

void add_cues(const Part& part, const Range& range, const std::string& prefix, Collector& signs) {
  std::vector<std::string_view> found;
  for (const List list : kTelling) {
    if (part.cues().any(list, range)) found.push_back(name_of(list));
  }
  for (const std::string_view name : found) signs.add(prefix + std::string(name));
  for (const std::string_view a : found) {
    for (const std::string_view b : found) {
      if (a < b) signs.add(prefix + std::string(a) + "+" + std::string(b));
    }
  }
}

bool has_zone(const Document& document, Zone zone) {
  return std::any_of(document.tokens().begin(), document.tokens().end(),
                     [zone](const Token& token) { return token.zone == zone; });
}

}  // namespace

std::vector<std::string> purpose_signs(const Part& body, const Part& subject,
                                       const PurposeFacts& facts) {
  std::vector<std::string> signs;
  Collector collector(signs);
  const Document& document = body.document();
  std::size_t own = 0;
  bool states = false;
  bool asks = false;
  bool first = true;
  for (const Sentence& sentence : body.sentences().all()) {
    if (sentence.range.empty() || !is_own(document[sentence.range.begin].zone)) continue;
    own += sentence.range.size();
    const bool polite = asks_to_register(body.cues(), sentence.range);
    const bool question = (sentence.question || body.cues().any(List::kQuestion, sentence.range));
    (question && !polite ? asks : states) = true;
    const std::string kind = question ? (polite ? "p" : "q") : "s";
    add_words(body, sentence.range, kind + ":", collector);
    add_cues(body, sentence.range, kind + "!", collector);
    if (first) add_cues(body, sentence.range, "first!", collector);
    first = false;
  }
  const bool reply = subject.document().size() > 0 && subject.cues().at(List::kSubjectReply, 0);
  const bool forward = subject.document().size() > 0 && subject.cues().at(List::kSubjectForward, 0);
  const std::size_t skip = reply || forward ? 1 : 0;
  add_words(subject, {std::min(skip, subject.document().size()), subject.document().size()},
            reply ? "re:" : "subject:", collector);
  add_cues(subject, {0, subject.document().size()}, reply ? "re!" : "subject!", collector);
  if (reply) collector.add("is:reply");
  if (forward) collector.add("is:forward");
  if (subject.says(List::kConfirmationSubject)) collector.add("is:confirmation");
  collector.add("wished:" + std::to_string(std::min<std::size_t>(facts.wished, 2)));
  if (facts.proposed > 0) collector.add("is:proposal");
  if (facts.others) collector.add("is:others");
  if (asks) collector.add(states ? "is:asks" : "is:only asks");
  if (own == 0) collector.add("is:empty");
  collector.add("length:" + std::to_string(own < 10    ? 0
                                           : own < 25  ? 1
                                           : own < 60  ? 2
                                           : own < 120 ? 3
                                                       : 4));
  for (const Field& field : body.fields().all) {
    if (field.has(List::kLabelName)) collector.add("field:name");
    if (field.has(List::kLabelSchool)) collector.add("field:school");
    if (field.has(List::kLabelGroup)) collector.add("field:group");
  }
  bool own_place = false;
  for (const Place& place : body.places())
    own_place = own_place || is_about_sender(document[place.range.begin].zone);
  if (own_place) collector.add("is:place");
  if (has_zone(document, Zone::kInvitation)) collector.add("is:invitation below");
  if (has_zone(document, Zone::kQuoted)) collector.add("is:quote below");
  if (has_zone(document, Zone::kForwarded)) collector.add("is:forwarded below");
  std::sort(signs.begin(), signs.end());
  signs.erase(std::unique(signs.begin(), signs.end()), signs.end());
  return signs;
}

}  // namespace meldaan::extract
