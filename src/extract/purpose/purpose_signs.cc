#include "extract/purpose/purpose_signs.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/wishes/questions.h"

namespace meldaan::extract {
namespace {

// The lists that tell something of the purpose.
constexpr std::array kTellingOfPurpose = {
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

// Tokens of the writer's: a word or two, a sentence, a paragraph, a letter, a long one.
constexpr std::array<std::size_t, 4> kLengths = {10, 25, 60, 120};

void add_words(const std::vector<std::string_view>& words, const Range& range,
               std::string_view prefix, Signs& signs) {
  std::string_view before = "^";
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const std::string_view word = words[i];
    if (word.empty() || (word == before && word.front() == '<')) continue;
    signs.add({prefix, word});
    signs.add({prefix, before, " ", word});
    before = word;
  }
}

void add_cues(const Part& part, const Range& range, std::string_view prefix, Signs& signs) {
  std::vector<std::string_view> found;
  for (const List list : kTellingOfPurpose) {
    if (part.cues().any(list, range)) found.push_back(name_of(list));
  }
  for (const std::string_view name : found) signs.add({prefix, name});
  for (const std::string_view a : found) {
    for (const std::string_view b : found) {
      if (a < b) signs.add({prefix, a, "+", b});
    }
  }
}

// The sentences of the writer.
void add_sentences(const Part& body, Signs& signs) {
  const Document& document = body.document();
  const std::vector<std::string_view>& words = body.telling_words();
  std::size_t own = 0;
  bool states = false;
  bool asks = false;
  for (const Sentence& sentence : body.sentences().all()) {
    if (sentence.range.empty() || !is_own(document[sentence.range.begin].zone)) continue;
    if (own == 0) add_cues(body, sentence.range, "first!", signs);
    own += sentence.range.size();
    const bool polite = asks_to_register(body.cues(), sentence.range);
    const bool question = is_question(document, body.cues(), sentence);
    (question && !polite ? asks : states) = true;
    const std::string kind = question ? (polite ? "p" : "q") : "s";
    add_words(words, sentence.range, kind + ":", signs);
    add_cues(body, sentence.range, kind + "!", signs);
  }
  if (asks) signs.add(states ? "is:asks" : "is:only asks");
  if (own == 0) signs.add("is:empty");
  const auto length = std::upper_bound(kLengths.begin(), kLengths.end(), own) - kLengths.begin();
  signs.add({"length:", std::to_string(length)});
}

void add_subject(const Part& subject, Signs& signs) {
  const std::size_t size = subject.document().size();
  const std::size_t skip = subject.is_reply() || subject.is_forward() ? 1 : 0;
  const std::string kind = subject.is_reply() ? "re" : "subject";
  add_words(subject.telling_words(), {skip, size}, kind + ":", signs);
  add_cues(subject, {0, size}, kind + "!", signs);
  if (subject.is_reply()) signs.add("is:reply");
  if (subject.is_forward()) signs.add("is:forward");
  if (subject.says(List::kConfirmationSubject)) signs.add("is:confirmation");
}

// How many phrases of advertising, or of spam, stand there: one may stand in anybody's mail.
void add_advertising(const Part& body, const Part& subject, Signs& signs) {
  constexpr std::size_t kMost = 4;
  std::size_t count = subject.cues().of(List::kSpam).size();
  for (const Cue& cue : body.cues().of(List::kSpam)) {
    if (!is_quotation(body.document()[cue.range.begin].zone)) ++count;
  }
  signs.add({"advertising:", std::to_string(std::min(count, kMost))});
}

void add_found(const Part& body, const PurposeFacts& facts, Signs& signs) {
  signs.add({"wished:", std::to_string(std::min<std::size_t>(facts.wished, 2))});
  if (facts.proposed > 0) signs.add("is:proposal");
  if (facts.others) signs.add("is:others");
  for (const Field& field : body.fields().all) {
    if (field.has(List::kLabelName)) signs.add("field:name");
    if (field.has(List::kLabelSchool)) signs.add("field:school");
    if (field.has(List::kLabelGroup)) signs.add("field:group");
  }
  const bool place = std::any_of(
      body.places().begin(), body.places().end(),
      [&](const Place& found) { return is_about_sender(body.document()[found.range.begin].zone); });
  if (place) signs.add("is:place");
  if (body.has(Zone::kInvitation)) signs.add("is:invitation below");
  if (body.has(Zone::kQuoted)) signs.add("is:quote below");
  if (body.has(Zone::kForwarded)) signs.add("is:forwarded below");
}

}  // namespace

Signs purpose_signs(const Part& body, const Part& subject, const PurposeFacts& facts) {
  Signs signs;
  add_sentences(body, signs);
  add_subject(subject, signs);
  add_found(body, facts, signs);
  add_advertising(body, subject, signs);
  return signs;
}

}  // namespace meldaan::extract
