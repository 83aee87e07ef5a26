#include "extract/people.h"

#include <algorithm>

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
        cues_(body.cues()) {}

  std::vector<PersonFound> find() {
    name_ = sender_name(body_, subject_, sender_);
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
    if (found.empty() || !wish_of_all()) return;
    for (const PersonName& name : found) {
      if (!name_)
        name_ = Found<std::string>{name.text, kInProse, document_.evidence({}, "a couple's name")};
      if (is_sender_name(name.text)) continue;
      add_other(header ? PersonName{name.text, {}, name.words, false} : name, kInProse, {},
                "one of a couple");
    }
  }

  // "Wij komen graag": the writer speaks for more than one.
  bool wish_of_all() const {
    const auto& sentences = body_.sentences().all();
    return std::any_of(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
      if (sentence.range.empty() || !is_own(document_[sentence.range.begin].zone)) return false;
      const bool wants =
          cues_.any(List::kWish, sentence.range) || cues_.any(List::kRegister, sentence.range);
      return wants && cues_.any(List::kEveryone, sentence.range);
    });
  }

  void add_named() {
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (!is_own(document_[i].zone) || in_row(i)) continue;
      const bool behind =
          i > 0 && (cues_.at(List::kColleague, i - 1) || follows_name(i) || is_signed_up_at(i));
      const bool expected = behind || is_reached_at(i) || begins_sentence_about(i);
      const auto name = person_at(body_, i, expected);
      if (!name) continue;
      // "de PLG van Jan Bakker en Piet Vos": both are only spoken of.
      const bool inherits = follows_name(i) && last_spoken_of_;
      last_spoken_of_ = inherits || is_spoken_of(i);
      const bool full = name->words > 1 || cues_.at(List::kColleague, i == 0 ? 0 : i - 1);
      if (!is_sender_name(name->text) && full && !inherits && takes_part(name->range)) {
        add_other(*name, kInProse, {}, "named beside a wish to take part");
      }
      last_name_end_ = name->range.end;
      i = name->range.end - 1;
    }
  }

  // "Hierbij meld ik Sefanja Zwiers aan", "een plaats voor Sefanja Zwiers": where the sentence
  // signs up somebody else, two capitalised words amid it that are nothing else are a name.
  bool is_signed_up_at(std::size_t token) const {
    const bool here = document_[token].capital && document_.is_word(token) &&
                      !document_.breaks_after(token - 1) && !document_[token - 1].capital &&
                      document_.is_word(token - 1);
    if (!here || token + 1 >= document_.size() || document_.breaks_after(token)) return false;
    const Range& sentence = body_.sentences().of(token).range;
    const auto name = person_at(body_, token, true);
    const bool registers = cues_.any(List::kRegister, sentence) ||
                           (name && name->words > 1 && heads_for_group(name->range));
    return sentence.begin < token && registers && !cues_.any(List::kReflexive, sentence) &&
           !registers_herself(sentence, token) && !cues_.at(List::kLocation, token) &&
           !cues_.at(List::kLocationWord, token - 1) && !cues_.at(List::kArticle, token - 1) &&
           (document_[token + 1].capital || cues_.at(List::kParticle, token + 1));
  }

  // "Wil ik meedoen"; "wil ik Sefanja Zwiers opgeven" says so of her who stands amid it.
  bool registers_herself(const Range& sentence, std::size_t token) const {
    const std::vector<Range> cues = cues_.all(List::kSelfRegister, sentence);
    return std::any_of(cues.begin(), cues.end(),
                       [token](const Range& cue) { return !cue.contains(token); });
  }

  // "Sefanja Zwiers, onze rekencoördinator, wil …", "Sefanja Zwiers (obs De Brug) voor Taal"
  bool begins_sentence_about(std::size_t token) const {
    const Range& sentence = body_.sentences().of(token).range;
    if (token != sentence.begin || !document_[token].capital) return false;
    const auto name = person_at(body_, token, true);
    if (!name || name->words < 2 || cues_.at(List::kClosing, token)) return false;
    const std::size_t next = name->range.end;
    const bool described =
        next + 2 < sentence.end && document_.is_mark(next, ',') &&
        (cues_.at(List::kOurs, next + 1) || cues_.at(List::kArticle, next + 1)) &&
        (cues_.at(List::kJob, next + 2) || cues_.at(List::kColleague, next + 2));
    return described || heads_for_group(name->range);
  }

  // "Sefanja Zwiers (s.zwiers@…)": capitalised words that the address behind them spells.
  bool is_reached_at(std::size_t token) const {
    constexpr std::size_t kLongestName = 6;
    if (!document_[token].capital || (token > 0 && document_[token - 1].capital)) return false;
    for (std::size_t i = token + 1; i < document_.size() && i < token + kLongestName; ++i) {
      if (document_.breaks_after(i - 1)) return false;
      if (document_[i].kind != TokenKind::kAddress) continue;
      const auto name = person_at(body_, token, true);
      return name && name->words > 1 && name->range.end <= i &&
             spells_name(document_.original(i), name->text);
    }
    return false;
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

  bool labels_names(std::size_t token) const {
    const auto& fields = body_.fields().all;
    return std::any_of(fields.begin(), fields.end(), [token](const Field& field) {
      return field.has(List::kLabelName) && field.value.contains(token);
    });
  }

  bool takes_part(const Range& name) const {
    if (labels_names(name.begin)) return true;
    const Sentence& sentence = body_.sentences().of(name.begin);
    if (she_wants(name.begin)) return true;
    if (cues_.any(List::kNotComing, sentence.range) || is_spoken_of(name.begin)) return false;
    if (heads_for_group(name)) return true;
    for (const List sign : {List::kRegister, List::kWish, List::kSelfToo, List::kEveryone,
                            List::kCancel, List::kChange}) {
      if (cues_.any(sign, sentence.range)) return true;
    }
    return false;
  }

  // "Xaviera Nijland en Ubbo Dekkers naar de werkgroep Taal": behind the names and a small word
  // stands a group.
  bool heads_for_group(const Range& name) const {
    constexpr std::size_t kFurthest = 10;
    std::size_t at = name.end;
    while (at < document_.size() && at < name.end + kFurthest && !document_.breaks_after(at - 1) &&
           (document_[at].capital || cues_.at(List::kAnd, at) || cues_.at(List::kParticle, at) ||
            document_.is_mark(at, ','))) {
      ++at;
    }
    // "(obs De Brug)"
    if (at < document_.size() && document_.is_mark(at, '(')) {
      const std::size_t open = at;
      while (at < document_.size() && at < open + kFurthest && !document_.is_mark(at, ')')) ++at;
      ++at;
    }
    if (!cues_.at(List::kAbout, at)) return false;
    return std::any_of(body_.mentions().begin(), body_.mentions().end(),
                       [at](const Mention& mention) {
                         return mention.phrase.begin > at && mention.phrase.begin <= at + 2;
                       });
  }

  // "Zij wil zich aanmelden": the next sentence goes on about whom this one named.
  bool she_wants(std::size_t token) const {
    const std::size_t next = body_.sentences().index_of(token) + 1;
    if (next >= body_.sentences().all().size()) return false;
    const Range& range = body_.sentences().all()[next].range;
    if (range.empty() || !cues_.at(List::kThirdPerson, range.begin)) return false;
    return (cues_.any(List::kWish, range) || cues_.any(List::kRegister, range)) &&
           !cues_.any(List::kNegation, range) && !cues_.any(List::kNotComing, range);
  }

  // "van onze directeur Jan Jansen gekregen": a preposition stands before the person. One who is
  // signed up stands there too ("namens Jan Jansen meld ik …"), but then the sentence registers.
  bool is_spoken_of(std::size_t token) const {
    std::size_t at = token;
    while (at > 0 && (cues_.at(List::kTitle, at - 1) || cues_.at(List::kColleague, at - 1) ||
                      cues_.at(List::kOurs, at - 1) || cues_.at(List::kJob, at - 1))) {
      --at;
    }
    // "Ik hoorde van Piet Bakker over de groep": whatever the sentence wishes besides.
    for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
      if (cues_.end_at(List::kSource, at - back) == at) return true;
    }
    const bool oblique =
        at > 0 && cues_.at(List::kOblique, at - 1) && document_.breaks_after(at - 1) == false;
    const Range sentence = body_.sentences().of(token).range;
    return oblique && !cues_.any(List::kRegister, sentence) && !cues_.any(List::kCancel, sentence);
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
      if (wants && !of_others && names_group(range)) return {true, false, range.begin};
    }
    return {};
  }

  bool names_group(const Range& range) const {
    return std::any_of(body_.mentions().begin(), body_.mentions().end(),
                       [&](const Mention& mention) { return range.contains(mention.name.begin); });
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
