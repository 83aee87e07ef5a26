#include "extract/people.h"

#include <algorithm>

#include "extract/named_in_prose.h"
#include "extract/people_addresses.h"
#include "extract/rows.h"
#include "extract/sender_name.h"
#include "extract/sender_part.h"
#include "extract/unnamed.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr double kInRow = 0.95;
constexpr double kInProse = 0.88;
constexpr double kUnnamed = 0.80;
constexpr std::size_t kMostPeople = 60;

std::string first_word(std::string_view name) {
  const std::string folded = fold(name);
  return folded.substr(0, folded.find_first_of(" .-"));
}

class PeopleFinder {
 public:
  PeopleFinder(const Part& body, const Part& subject, const SenderHeader& sender)
      : body_(body),
        subject_(subject),
        sender_(sender),
        document_(body.document()),
        cues_(body.cues()),
        prose_(body) {}

  std::vector<PersonFound> find() {
    name_ = sender_name(body_, subject_, sender_);
    if (name_ && signs_up_as_colleague(name_->value)) name_.reset();
    for (const Row& row : find_rows(body_)) add_row(row);
    add_labelled();
    add_couples();
    add_named();
    if (others_ == 0) add_unnamed();
    place_sender();
    collect_mentions();
    give_addresses(body_, sender_.address.address, people_);
    if (people_.size() > kMostPeople) people_.resize(kMostPeople);
    return std::move(people_);
  }

 private:
  // "Hierbij meld ik onze collega Joke Bos aan", with her name in the subject as well.
  bool signs_up_as_colleague(std::string_view name) const {
    for (std::size_t i = 1; i < document_.size(); ++i) {
      if (!is_own(document_[i].zone) || !cues_.at(List::kColleague, i - 1)) continue;
      const auto named = person_at(body_, i, true);
      if (named && named->words > 1 && same_person(named->text, name)) return true;
    }
    return false;
  }

  bool is_sender_name(std::string_view name) const {
    return name_ && same_person(name, name_->value);
  }

  PersonFound* known(std::string_view name) {
    const auto found = std::find_if(people_.begin(), people_.end(), [&](const PersonFound& person) {
      return !person.name.empty() && same_person(person.name, name);
    });
    return found == people_.end() ? nullptr : &*found;
  }

  void add_other(const PersonName& name, double score, const Range& row, const char* why) {
    if (people_.size() >= kMostPeople || known(name.text) != nullptr) return;
    PersonFound person;
    person.name = name.words > 1 ? name.text : "";
    person.call_name = first_word(name.text);
    person.score = score;
    if (!row.empty()) person.rows.push_back(row);
    person.evidence = document_.evidence(name.range, why);
    people_.push_back(std::move(person));
    ++others_;
  }

  void add_row(const Row& row) {
    if (row.writer || is_sender_name(row.name.text)) {
      if (sender_rows_.empty()) sender_at_ = people_.size();
      sender_rows_.push_back(row.range);
      return;
    }
    if (PersonFound* person = known(row.name.text)) {
      person->rows.push_back(row.range);
      return;
    }
    add_other(row.name, kInRow, row.range, "a list of people");
  }

  // A lone label names the sender, unless the sender signs as somebody else.
  void add_labelled() {
    const auto labelled = labelled_name(body_);
    if (!labelled || sender_.name == nullptr) return;
    const auto header = header_name(*sender_.name, *sender_.name_cues);
    if (!header || header->words < 2 || same_person(header->text, labelled->value)) return;
    const bool header_signs =
        std::any_of(document_.lines().begin(), document_.lines().end(), [&](const Line& line) {
          if (line.empty() || document_[line.last - 1].zone != Zone::kSignature) return false;
          const auto name = person_at(body_, line.first, true);
          return name && name->words > 1 && same_person(name->text, header->text);
        });
    if (!header_signs) return;
    name_ = Found<std::string>{header->text, kInProse,
                               sender_.name->evidence(header->range, "the From header")};
    PersonFound person;
    person.name = labelled->value;
    person.call_name = first_word(labelled->value);
    person.score = labelled->confidence;
    person.evidence = labelled->evidence;
    people_.push_back(std::move(person));
    ++others_;
    labelled_other_ = true;
  }

  // --- people named in sentences ---

  void add_couples() {
    std::vector<PersonName> found;
    if (sender_.name != nullptr)
      found = couple_in(*sender_.name, *sender_.name_cues, {0, sender_.name->size()});
    const bool header = !found.empty();
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (!is_about_sender(document_[i].zone) || !document_[i].capital) continue;
      const Line& line = document_.lines()[document_[i].line];
      for (PersonName& name : couple_in(document_, cues_, {i, line.last}))
        found.push_back(std::move(name));
    }
    if (found.empty() || !prose_.wish_of_all()) return;
    for (const PersonName& name : found) {
      if (!name_)
        name_ = Found<std::string>{name.text, kInProse, document_.evidence({}, "a couple's name")};
      if (is_sender_name(name.text)) continue;
      add_other(header ? PersonName{name.text, {}, name.words, false} : name, kInProse, {},
                "one of a couple");
    }
  }

  void add_named() {
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (!is_own(document_[i].zone) || in_row(i)) continue;
      const bool behind = i > 0 && (cues_.at(List::kColleague, i - 1) || follows_name(i) ||
                                    prose_.is_signed_up_at(i));
      const bool expected = behind || prose_.is_reached_at(i) || prose_.begins_sentence_about(i);
      const auto name = person_at(body_, i, expected);
      if (!name) continue;
      // "de PLG van Jan Bakker en Piet Vos": both are only spoken of.
      const bool inherits = follows_name(i) && last_spoken_of_;
      last_spoken_of_ = inherits || prose_.is_spoken_of(i);
      const bool full = name->words > 1 || cues_.at(List::kColleague, i == 0 ? 0 : i - 1);
      if (!is_sender_name(name->text) && full && !inherits && prose_.takes_part(name->range)) {
        add_other(*name, kInProse, {}, "named beside a wish to take part");
      }
      last_name_end_ = name->range.end;
      i = name->range.end - 1;
    }
  }

  bool in_row(std::size_t token) const {
    return std::any_of(people_.begin(), people_.end(),
                       [token](const PersonFound& p) { return p.has_in_row(token); });
  }

  // "Nienke Roelofs en Esther de Groot"
  bool follows_name(std::size_t token) const {
    return last_name_end_ > 0 && token == last_name_end_ + 1 &&
           (cues_.at(List::kAnd, token - 1) || document_.is_mark(token - 1, ','));
  }

  // --- people not named: "onze stagecoördinator", "mijn duo komt ook" ---

  void add_unnamed() {
    const auto somebody = unnamed_companion(body_);
    if (!somebody) return;
    PersonFound person;
    person.score = kUnnamed;
    person.evidence = document_.evidence(*somebody, "somebody without a name takes part");
    unnamed_ = somebody;
    person.with_sender = joins_writer();
    people_.push_back(std::move(person));
    ++others_;
  }

  // --- the sender ---

  void place_sender() {
    SenderPart part;
    if (others_ > 0 && sender_rows_.empty()) {
      if (!labelled_other_) part = sender_part(body_, name_, people_);
      if (!part.takes_part && unnamed_ && !part.stays_away) part = wishes_before_companion();
      if (!part.takes_part) return;
    }
    PersonFound person;
    person.is_sender = !is_somebody_elses();
    if (person.is_sender) person.address = own_address();
    if (others_ > 0) person.rows = sender_rows_;
    if (name_) {
      person.name = name_->value;
      person.call_name = first_word(name_->value);
      person.score = name_->confidence;
      person.evidence = name_->evidence;
    }
    if (sender_rows_.empty()) sender_at_ = people_in_rows_above(part.sentence);
    const auto at = static_cast<std::ptrdiff_t>(std::min(sender_at_, people_.size()));
    people_.insert(people_.begin() + at, std::move(person));
  }

  // "voor mij en mijn duo", "samen met mijn duo"
  bool joins_writer() const {
    const std::size_t begin = unnamed_->begin;
    return begin > 1 &&
           (cues_.at(List::kAnd, begin - 1) || cues_.end_at(List::kSelfToo, begin - 2) == begin);
  }

  // "Wil graag meedoen met Taal. Mijn duo gaat mee": what is wished before the companion is
  // spoken of is the writer's wish, if nobody else is its subject.
  SenderPart wishes_before_companion() const {
    const Range& own = body_.sentences().of(unnamed_->begin).range;
    if (joins_writer() && cues_.any(List::kFirstPerson, own)) return {true, false, own.begin};
    for (const Sentence& sentence : body_.sentences().all()) {
      const Range& range = sentence.range;
      if (range.empty() || range.end > unnamed_->begin) break;
      if (!is_own(document_[range.begin].zone) || sentence.question) continue;
      const bool wants = cues_.any(List::kWish, range) || cues_.any(List::kRegister, range);
      const bool of_others = cues_.any(List::kThirdPerson, range) ||
                             cues_.any(List::kColleague, range) ||
                             cues_.any(List::kNegation, range);
      if (wants && !of_others && prose_.names_group(range)) return {true, false, range.begin};
    }
    return {};
  }

  // Who writes from somebody else's account and gives an address is reached there.
  std::string own_address() const {
    const auto header =
        sender_.name == nullptr ? std::nullopt : header_name(*sender_.name, *sender_.name_cues);
    const bool other =
        header && header->words > 1 && name_ && !same_person(header->text, name_->value);
    if (!other || others_ > 0) return sender_.address.address;
    for (std::size_t i = 0; i < document_.size(); ++i) {
      const std::string address{document_.original(i)};
      if (document_[i].kind == TokenKind::kAddress && document_[i].zone == Zone::kOwn &&
          is_plausible_address(address))
        return address;
    }
    return sender_.address.address;
  }

  // "Zelf schuif ik aan", below a list of the others.
  std::size_t people_in_rows_above(std::size_t token) const {
    return static_cast<std::size_t>(
        std::count_if(people_.begin(), people_.end(), [token](const PersonFound& person) {
          return !person.rows.empty() && person.rows.front().begin < token;
        }));
  }

  // A school's mailbox that has nothing to say but a subject with somebody's name.
  bool is_somebody_elses() const {
    if (others_ > 0 || !name_ || name_->evidence.source != Source::kSubject) return false;
    const bool silent =
        !body_.says(List::kFirstPerson) && !body_.says(List::kWish) && !body_.says(List::kRegister);
    return silent && !spells_name(sender_.address.address, name_->value) &&
           (sender_.name == nullptr || !header_name(*sender_.name, *sender_.name_cues));
  }

  // --- what belongs to them ---

  void collect_mentions() {
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (!is_own(document_[i].zone) || !document_[i].capital) continue;
      for (PersonFound& person : people_) {
        if (person.call_name.size() > 1 && document_.folded(i) == person.call_name)
          person.mentioned.push_back({i, i + 1});
      }
    }
  }

  const Part& body_;
  const Part& subject_;
  const SenderHeader& sender_;
  const Document& document_;
  const Cues& cues_;
  NamedInProse prose_;
  std::optional<Found<std::string>> name_;
  std::vector<PersonFound> people_;
  std::size_t others_ = 0;
  std::size_t sender_at_ = 0;
  std::vector<Range> sender_rows_;
  std::size_t last_name_end_ = 0;
  bool last_spoken_of_ = false;
  bool labelled_other_ = false;
  std::optional<Range> unnamed_;  // where somebody without a name is spoken of
};

}  // namespace

bool PersonFound::has_in_row(std::size_t token) const {
  return std::any_of(rows.begin(), rows.end(),
                     [token](const Range& row) { return row.contains(token); });
}

std::vector<PersonFound> find_people(const Part& body, const Part& subject,
                                     const SenderHeader& sender) {
  return PeopleFinder(body, subject, sender).find();
}

}  // namespace meldaan::extract
