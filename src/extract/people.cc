#include "extract/people.h"

#include <algorithm>

#include "extract/rows.h"
#include "extract/sender_name.h"
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
    read_addresses();
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
    if (is_sender_name(row.name.text)) {
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
      const bool expected = i > 0 && (cues_.at(List::kColleague, i - 1) || follows_name(i));
      const auto name = person_at(body_, i, expected);
      if (!name) continue;
      const bool full = name->words > 1 || cues_.at(List::kColleague, i == 0 ? 0 : i - 1);
      if (!is_sender_name(name->text) && full && takes_part(name->range)) {
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
    for (const List sign : {List::kRegister, List::kWish, List::kSelfToo, List::kEveryone,
                            List::kCancel, List::kChange}) {
      if (cues_.any(sign, sentence.range)) return true;
    }
    return false;
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
    const bool oblique =
        at > 0 && cues_.at(List::kOblique, at - 1) && document_.breaks_after(at - 1) == false;
    const Range sentence = body_.sentences().of(token).range;
    return oblique && !cues_.any(List::kRegister, sentence) && !cues_.any(List::kCancel, sentence);
  }

  // --- people not named: "onze stagecoördinator", "mijn duo komt ook" ---

  void add_unnamed() {
    for (const Cue& ours : cues_.of(List::kOurs)) {
      const std::size_t token = ours.range.end;
      if (token >= document_.size() || !is_own(document_[ours.range.begin].zone)) continue;
      const std::size_t end =
          std::max(cues_.end_at(List::kJob, token), cues_.end_at(List::kColleague, token));
      if (end == token) continue;
      const Sentence& sentence = body_.sentences().of(token);
      const bool subject_or_object =
          ours.range.begin == 0 || !cues_.at(List::kOblique, ours.range.begin - 1);
      const bool joined = ours.range.begin > 0 &&
                          cues_.end_at(List::kSelfToo, ours.range.begin - 2) == ours.range.begin;
      if ((!subject_or_object && !joined) || sentence.question ||
          !unnamed_takes_part(sentence.range))
        continue;
      PersonFound person;
      person.score = kUnnamed;
      person.evidence =
          document_.evidence({ours.range.begin, end}, "somebody without a name takes part");
      people_.push_back(std::move(person));
      ++others_;
      return;
    }
  }

  bool unnamed_takes_part(const Range& sentence) const {
    return cues_.any(List::kRegister, sentence) && !cues_.any(List::kSelfRegister, sentence) &&
           !cues_.any(List::kNotComing, sentence) && !cues_.any(List::kNegation, sentence) &&
           !cues_.any(List::kHistory, sentence) && !cues_.any(List::kNotRegistering, sentence);
  }

  // --- the sender ---

  void place_sender() {
    if (others_ > 0 && sender_rows_.empty() && !sender_takes_part()) return;
    PersonFound person;
    person.is_sender = true;
    person.address = own_address();
    if (others_ > 0) person.rows = sender_rows_;
    if (name_) {
      person.name = name_->value;
      person.call_name = first_word(name_->value);
      person.score = name_->confidence;
      person.evidence = name_->evidence;
    }
    if (sender_rows_.empty()) sender_at_ = people_in_rows_above(writer_);
    const auto at = static_cast<std::ptrdiff_t>(std::min(sender_at_, people_.size()));
    people_.insert(people_.begin() + at, std::move(person));
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

  // Where the writer says so is kept: it is the place among the others.
  bool sender_takes_part() {
    if (labelled_other_) return false;
    for (const Sentence& sentence : body_.sentences().all()) {
      if (sentence.range.empty() || !is_own(document_[sentence.range.begin].zone)) continue;
      const Range& range = sentence.range;
      writer_ = range.begin;
      const bool writer = cues_.any(List::kFirstPerson, range);
      if (cues_.any(List::kNotComing, range)) {
        if (writer) return false;
        continue;
      }
      if (cues_.any(List::kSelfToo, range)) return true;
      if (sentence.question || cues_.any(List::kQuestion, range) ||
          cues_.any(List::kNotRegistering, range))
        continue;
      const bool wants = cues_.any(List::kWish, range) || cues_.any(List::kRegister, range);
      const bool reflexive =
          cues_.any(List::kReflexive, range) && cues_.any(List::kRegister, range);
      if (reflexive) return true;
      const bool we =
          cues_.any(List::kEveryone, range) && name_ && !cues_.any(List::kSignsUpOthers, range);
      if (cues_.any(List::kSelfRegister, range) || (wants && we)) return true;
      if (wants && writer && names_sender(range)) return true;
    }
    return false;
  }

  bool names_sender(const Range& range) const {
    if (!name_) return false;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const auto name = person_at(body_, i, true);
      if (name && is_sender_name(name->text)) return true;
    }
    return false;
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

  // An address belongs to the row it stands in, else to whoever it is like, else to the last one
  // named before it.
  void read_addresses() {
    const std::string own = comparable_address(sender_.address.address);
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (document_[i].kind != TokenKind::kAddress || !is_own(document_[i].zone)) continue;
      const std::string address{document_.original(i)};
      if (comparable_address(address) == own || !is_plausible_address(address)) continue;
      PersonFound* owner = owner_of_address(i, address);
      if (owner != nullptr && owner->address.empty()) owner->address = address;
    }
  }

  PersonFound* owner_of_address(std::size_t token, std::string_view address) {
    for (PersonFound& person : people_) {
      if (person.has_in_row(token)) return person.is_sender ? nullptr : &person;
    }
    const std::string local = fold(address.substr(0, address.find('@')));
    for (PersonFound& person : people_) {
      const std::string name = fold(person.name);
      const std::size_t space = name.find_last_of(" -");
      const std::string surname = space == std::string::npos ? name : name.substr(space + 1);
      if (!person.is_sender && surname.size() > 2 && local.find(surname) != std::string::npos)
        return &person;
    }
    PersonFound* nearest = nullptr;
    std::size_t best = 0;
    for (PersonFound& person : people_) {
      for (const Range& mention : person.mentioned) {
        const bool same_sentence =
            body_.sentences().index_of(mention.begin) == body_.sentences().index_of(token);
        if (person.is_sender || !same_sentence || mention.begin > token || mention.end < best)
          continue;
        nearest = &person;
        best = mention.end;
      }
    }
    return nearest;
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
  std::size_t writer_ = 0;  // the sentence in which the sender takes part
  std::vector<Range> sender_rows_;
  std::size_t last_name_end_ = 0;
  bool labelled_other_ = false;
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
