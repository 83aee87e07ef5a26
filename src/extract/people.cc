#include "extract/people.h"

#include <algorithm>

#include "extract/absence.h"
#include "extract/announced.h"
#include "extract/companions.h"
#include "extract/named_in_prose.h"
#include "extract/open_choice.h"
#include "extract/people_addresses.h"
#include "extract/references.h"
#include "extract/rows.h"
#include "extract/sender_account.h"
#include "extract/sender_name.h"
#include "extract/sender_part.h"
#include "extract/subject_names.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr double kInRow = 0.95;
constexpr double kInProse = 0.88;
constexpr double kUnnamed = 0.80;
constexpr double kPerhaps = 0.60;  // below kSure: asked about
constexpr std::size_t kMostPeople = 60;

class PeopleFinder {
 public:
  PeopleFinder(const Part& body, const Part& subject, const SenderHeader& sender, bool wishes_found,
               const std::vector<Range>& refused)
      : body_(body),
        subject_(subject),
        sender_(sender),
        wishes_found_(wishes_found),
        refused_(refused),
        document_(body.document()),
        cues_(body.cues()),
        prose_(body) {}

  std::vector<PersonFound> find() {
    name_ = sender_name(body_, subject_, sender_);
    if (name_ && (is_named_as_colleague(body_, name_->value) ||
                  (name_->evidence.source == Source::kSubject &&
                   (sender_.nobodys_own || is_named_as_colleague(subject_, name_->value)))))
      name_.reset();
    const std::vector<Row> rows = find_rows(body_);
    for (const Row& row : rows) {
      if (!is_signature(row, rows)) add_row(row);
    }
    add_labelled();
    add_couples();
    add_named();
    add_from_subject();
    add_companions();
    const bool withdraws = mean_the_absent();
    if (!withdraws || writer_leaves_too(body_)) place_sender();
    for (PersonFound& person : absent_) people_.push_back(std::move(person));
    collect_mentions(body_, people_);
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
    person.call_name = call_name(name.text);
    person.score = score;
    person.with_sender = row.empty() && name.words == 1;
    if (!row.empty()) person.rows.push_back(row);
    person.evidence = document_.evidence(name.range, why);
    people_.push_back(std::move(person));
    ++others_;
  }

  bool is_signature(const Row& row, const std::vector<Row>& rows) const {
    const auto bare = [](const Row& r) { return !r.writer && r.range == r.name.range; };
    return rows.size() > 1 && &row == &rows.back() && holds_name_alone(body_, row) &&
           !bare(rows.front()) && is_sender_name(row.name.text);
  }

  void add_row(const Row& row) {
    if (row.writer || is_sender_name(row.name.text)) {
      if (row_keeps_away(body_, row.range)) return;
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
    if (!signs(body_, header->text)) return;
    name_ = Found<std::string>{header->text, kInProse,
                               sender_.name->evidence(header->range, "the From header")};
    if (known(labelled->value) != nullptr) return;
    PersonFound person;
    person.name = labelled->value;
    person.call_name = call_name(labelled->value);
    person.score = labelled->confidence;
    person.evidence = labelled->evidence;
    people_.push_back(std::move(person));
    ++others_;
    labelled_other_ = true;
  }

  // --- people named in sentences ---

  void add_couples() {
    bool header = false;
    const std::vector<PersonName> found = couples(body_, sender_, header);
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
      const bool colleague =
          i > 0 && cues_.at(List::kColleague, i - 1) && !document_.breaks_after(i - 1);
      const bool behind = i > 0 && (colleague || follows_name(i) || prose_.is_signed_up_at(i));
      const bool expected = behind || prose_.is_reached_at(i) || prose_.begins_sentence_about(i) ||
                            prose_.is_joining_at(i) || prose_.is_announced_at(i) ||
                            prose_.is_listed_at(i) || (i > 0 && cues_.covers(List::kCalled, i - 1));
      const auto name = document_[i].capital || !small_ ? person_at(body_, i, expected)
                                                        : small_person_at(body_, i);
      if (!name) continue;
      if (name->words > 1) full_names_.push_back(name->range);
      // "de PLG van Jan Bakker en Piet Vos": both are only spoken of.
      const bool inherits = follows_name(i) && last_spoken_of_ && !prose_.she_wants(i);
      last_spoken_of_ = inherits || prose_.is_spoken_of(i);
      const bool full = name->words > 1 || colleague;
      // "Anna Smit en Gea Bloemen komen", as the writer names herself
      const bool sender = is_sender_name(name->text) && name->words > 1;
      if (sender && follows_name(i) && !inherits)
        sender_enumerated_ = sender_enumerated_ || others_ > 0;
      const std::size_t before = others_;
      if (!is_sender_name(name->text) && full && !inherits) read_named(*name);
      sender_enumerated_ =
          sender_enumerated_ || (last_is_sender_ && follows_name(i) && others_ > before);
      last_is_sender_ = sender;
      last_name_end_ = behind_bracket(document_, name->range.end);
      i = name->range.end - 1;
    }
  }

  bool stays_signed_up(std::size_t token) const {
    return !wishes_found_ && extract::stays_signed_up(body_, subject_, token);
  }

  void read_named(const PersonName& name) {
    if (stays_signed_up(name.range.begin)) return;
    const Range& sentence = body_.sentences().of(name.range.begin).range;
    const Choice choice = name.words > 1 ? choice_of(body_, name.range) : Choice::kNotSpokenOf;
    const bool away = choice != Choice::kOpen && stays_away(body_, name.range) &&
                      !prose_.she_wants(name.range.begin) && !prose_.is_spoken_of(name.range.begin);
    if (away && !cues_.any(List::kTakesPlace, sentence)) {
      add_absent(name);
    } else if (is_awaited(body_, name.range, choice) || prose_.takes_part(name.range)) {
      const std::size_t before = others_;
      add_other(name, kInProse, {}, "named beside a wish to take part");
      if (others_ == before) return;
      people_.back().open = choice != Choice::kNotSpokenOf;
      people_.back().leaves = cues_.any(List::kCancel, sentence);
      if (prose_.wants_as_writer(name.range) && choice == Choice::kNotSpokenOf)
        people_.back().with_sender = true;
    } else if (name.words > 1 && prose_.may_take_part(name.range)) {
      const std::size_t before = others_;
      add_other(name, kPerhaps, {}, "named before a group");
      others_ = before;  // she does not make the sender one who only signs up
    }
  }

  void add_absent(const PersonName& name) {
    const auto same = [&](const PersonFound& person) {
      return same_person(person.name, name.text);
    };
    if (name.words < 2 || std::any_of(absent_.begin(), absent_.end(), same)) return;
    PersonFound person;
    person.name = name.text;
    person.call_name = call_name(name.text);
    person.score = kInProse;
    person.evidence = document_.evidence(name.range, "said to stay away");
    person.stays_away = true;
    absent_.push_back(std::move(person));
  }

  // "Aanmelding Chantal Meijer & Peter Bos", "Aanmelding collega Peter Bos", "Opgave mw. Anna Smit"
  void add_from_subject() {
    const std::vector<SubjectName> names = names_in_subject(subject_);
    if (!subject_.says(List::kRegister) && subject_.mentions().empty()) return;
    const bool several = prose_.speaks_for_several() || prose_.wish_of_all() || sender_.nobodys_own;
    for (const SubjectName& named : names) {
      const PersonName& name = named.name;
      const bool other = named.of_another || several || (name_ && names.size() > 1);
      if (!other || is_sender_name(name.text) || known(name.text) != nullptr) continue;
      const std::size_t before = people_.size();
      add_other({name.text, {}, name.words, false}, kInProse, {}, "named in the subject");
      if (people_.size() == before) return;
      people_.back().evidence = subject_.document().evidence(name.range, "named in the subject");
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

  // --- people not named, or by a first name alone ---

  void add_companions() {
    const std::unordered_set<std::string_view> signed_words = signed_or_greeted(body_);
    const auto is_known = [&](std::string_view word) {
      return signed_words.contains(word) || is_known_first_name(word);
    };
    const auto is_taken = [this](std::size_t token) {
      return in_row(token) ||
             std::any_of(full_names_.begin(), full_names_.end(),
                         [token](const Range& name) { return name.contains(token); });
    };
    for (const Companion& companion : find_companions(body_, is_known, is_taken)) {
      if (is_before_list(companion.range.begin) || is_named(companion) ||
          stays_away(body_, companion.range) || stays_signed_up(companion.range.begin) ||
          ((companion.count > 1 || cues_.at(List::kSomebody, companion.range.begin)) &&
           are_named_behind(body_, companion.range, companion.count, full_names_)))
        continue;
      for (std::size_t i = 0; i < companion.count && people_.size() < kMostPeople; ++i) {
        PersonFound person;
        person.score = kUnnamed;
        person.call_name = companion.call_name;
        person.name = full_name_of(body_, companion.call_name);
        person.evidence =
            document_.evidence(companion.range, "somebody without a full name takes part");
        person.mentioned.push_back(companion.range);
        person.with_sender = true;
        people_.push_back(std::move(person));
        ++others_;
      }
      companions_.push_back(companion);
    }
  }

  // "mijn collega ruben stam"
  bool is_named(const Companion& companion) const {
    return std::any_of(full_names_.begin(), full_names_.end(), [&](const Range& name) {
      return name.begin == companion.range.end && !document_[name.begin].capital;
    });
  }

  // "Mijn man en ik willen komen:" announces the list below.
  bool is_before_list(std::size_t token) const {
    return std::any_of(people_.begin(), people_.end(), [token](const PersonFound& person) {
      return !person.rows.empty() && person.rows.front().begin > token;
    });
  }

  // The writer's own first name, wherever it is seen, and those of people already found.
  bool is_known_first_name(std::string_view word) const {
    if (name_ && call_name(name_->value) == word) return true;
    if (sender_.name != nullptr && sender_.name->size() > 0 && sender_.name->folded(0) == word)
      return true;
    const auto bears_it = [word](const PersonFound& person) { return bears(person, word); };
    return std::any_of(people_.begin(), people_.end(), bears_it) ||
           std::any_of(absent_.begin(), absent_.end(), bears_it);
  }

  // --- those who leave ---

  // Where nobody comes, those said to stay away are whom the mail is about.
  bool mean_the_absent() {
    const bool withdraws = body_.says(List::kCancel) || body_.says(List::kAlreadyRegistered) ||
                           subject_.says(List::kCancel) ||
                           (!body_.says(List::kSelfRegister) && !body_.says(List::kRegister));
    const bool others_come = std::any_of(people_.begin(), people_.end(), [&](const PersonFound& p) {
      return !p.leaves && (!p.name.empty() || absent_.empty());
    });
    if (wishes_found_ || !withdraws || others_come) {
      for (PersonFound& person : people_) person.leaves = false;
      return false;
    }
    std::erase_if(people_, [](const PersonFound& p) { return !p.leaves && p.name.empty(); });
    for (PersonFound& person : absent_) {
      person.stays_away = false;
      person.leaves = true;
      people_.push_back(std::move(person));
      ++others_;
    }
    absent_.clear();
    return others_ > 0;
  }

  // --- the sender ---

  void place_sender() {
    SenderPart part;
    if (others_ > 0 && sender_rows_.empty()) {
      if (!labelled_other_) part = sender_part(body_, name_, people_, refused_);
      if (!part.takes_part && !companions_.empty() && !part.stays_away)
        part = part_before_companion(body_, companions_.front());
      if (!part.takes_part && !(sender_enumerated_ && !part.stays_away)) return;
    }
    PersonFound person;
    person.is_sender = others_ > 0 || !speaks_for_another(body_, sender_, name_);
    if (person.is_sender)
      person.address =
          others_ > 0 ? sender_.address.address : address_of_writer(body_, sender_, name_);
    if (others_ > 0) person.rows = sender_rows_;
    if (name_) {
      person.name = name_->value;
      person.call_name = call_name(name_->value);
      person.score = name_->confidence;
      person.evidence = name_->evidence;
    }
    if (sender_rows_.empty()) sender_at_ = people_in_rows_above(part.sentence);
    const auto at = static_cast<std::ptrdiff_t>(std::min(sender_at_, people_.size()));
    people_.insert(people_.begin() + at, std::move(person));
  }

  // "Zelf schuif ik aan", below a list of the others.
  std::size_t people_in_rows_above(std::size_t token) const {
    return static_cast<std::size_t>(
        std::count_if(people_.begin(), people_.end(), [token](const PersonFound& person) {
          return !person.rows.empty() && person.rows.front().begin < token;
        }));
  }

  const Part& body_;
  const Part& subject_;
  const SenderHeader& sender_;
  const bool wishes_found_;
  const std::vector<Range>& refused_;
  const Document& document_;
  const Cues& cues_;
  const bool small_ = document_.uses_no_capitals();
  NamedInProse prose_;
  std::optional<Found<std::string>> name_;
  std::vector<PersonFound> people_;
  std::size_t others_ = 0;
  std::size_t sender_at_ = 0;
  std::vector<Range> sender_rows_;
  std::size_t last_name_end_ = 0;
  bool last_spoken_of_ = false;
  bool labelled_other_ = false;
  bool sender_enumerated_ = false;
  bool last_is_sender_ = false;
  std::vector<Range> full_names_;
  std::vector<Companion> companions_;
  std::vector<PersonFound> absent_;
};

}  // namespace

bool PersonFound::has_in_row(std::size_t token) const {
  return std::any_of(rows.begin(), rows.end(),
                     [token](const Range& row) { return row.contains(token); });
}

std::vector<PersonFound> find_people(const Part& body, const Part& subject,
                                     const SenderHeader& sender, bool wishes_found,
                                     const std::vector<Range>& refused) {
  return PeopleFinder(body, subject, sender, wishes_found, refused).find();
}

}  // namespace meldaan::extract
