#include "extract/people/people.h"

#include <algorithm>
#include <utility>

#include "extract/parts/announced.h"
#include "extract/people/absence.h"
#include "extract/people/call_names.h"
#include "extract/people/companions.h"
#include "extract/people/head_count.h"
#include "extract/people/named_in_prose.h"
#include "extract/people/other_writer.h"
#include "extract/people/people_addresses.h"
#include "extract/people/references.h"
#include "extract/people/roster.h"
#include "extract/people/rows.h"
#include "extract/people/sender_account.h"
#include "extract/people/sender_name.h"
#include "extract/people/sender_part.h"
#include "extract/people/spoken_rows.h"
#include "extract/people/subject_names.h"
#include "extract/people/told_together.h"
#include "extract/wishes/open_choice.h"

namespace meldaan::extract {
namespace {

constexpr double kInRow = 0.95;
constexpr double kInProse = 0.88;
constexpr double kPerhapsComes = 0.60;  // below kSure: asked about

PersonFound bearing(const std::string& name, double score, const Evidence& evidence) {
  PersonFound person;
  person.name = name;
  person.call_name = call_name(name);
  person.score = score;
  person.evidence = evidence;
  return person;
}

class PeopleFinder {
 public:
  PeopleFinder(const Part& body, const Part& subject, const SenderHeader& sender, bool wishes_found,
               const std::vector<Range>& refused, const AttendanceOpinion& opinion)
      : body_(body),
        subject_(subject),
        sender_(sender),
        wishes_found_(wishes_found),
        refused_(refused),
        opinion_(opinion),
        document_(body.document()),
        cues_(body.cues()),
        prose_(body) {}

  std::vector<PersonFound> find() {
    name_ = sender_name(body_, subject_, sender_);
    if (name_ &&
        (is_named_as_colleague(body_, name_->value) ||
         (name_->evidence.source == Source::kSubject &&
          (is_office(subject_, sender_) || is_named_as_colleague(subject_, name_->value)))))
      name_.reset();
    const std::vector<Row> rows = find_rows(body_);
    // What is pasted last ends the mail, with the name of the one who said it.
    if (name_ && name_->evidence.source != Source::kFromHeader && speaks_in(rows, name_->value))
      name_.reset();
    for (const Row& row : rows) {
      if (!is_signature(row, rows)) add_row(row);
    }
    add_labelled();
    add_couples();
    add_named();
    add_from_subject();
    add_companions();
    add_missing(head_counts_, body_, true, roster_);
    const bool withdraws =
        !wishes_found_ && may_withdraw(body_, subject_) && roster_.mean_the_absent();
    if (!withdraws) roster_.keep_all();
    if (!withdraws || writer_leaves_too(body_)) place_sender();
    if (!withdraws) add_missing(head_counts_, body_, false, roster_);
    for (PersonFound& person : roster_.absent) roster_.people.push_back(std::move(person));
    collect_mentions(body_, roster_.people);
    give_addresses(body_, sender_, roster_.people);
    if (roster_.people.size() > Roster::kMostPeople) roster_.people.resize(Roster::kMostPeople);
    return std::move(roster_.people);
  }

 private:
  bool is_sender_name(std::string_view name) const {
    return name_ && same_person(name, name_->value);
  }

  // False where she is known already, or there are too many.
  bool add_other(const PersonName& name, double score, const Range& row, const char* why) {
    PersonFound person = bearing(name.text, score, document_.evidence(name.range, why));
    if (name.words == 1) person.called = std::exchange(person.name, "");
    person.with_sender = row.empty() && name.words == 1;
    if (!row.empty()) person.rows.push_back(row);
    return roster_.add(std::move(person), name.text);
  }

  void add_absent(const PersonName& name, const Range& row) {
    if (name.words < 2) return;
    PersonFound person =
        bearing(name.text, kInProse, document_.evidence(name.range, "said to stay away"));
    if (!row.empty()) person.rows.push_back(row);
    roster_.add_absent(std::move(person));
  }

  std::optional<bool> opinion(SpokenAs as, const PersonName& name, const Range& row,
                              bool by_rules) const {
    if (!opinion_ || roster_.is_full()) return std::nullopt;
    return opinion_({as, name.text, name.range, row, roster_.others, by_rules});
  }
  bool attends(SpokenAs as, const PersonName& name, const Range& row, bool by_rules) const {
    return opinion(as, name, row, by_rules).value_or(by_rules);
  }

  bool is_signature(const Row& row, const std::vector<Row>& rows) const {
    const auto bare = [](const Row& r) { return !r.writer && r.range == r.name.range; };
    return rows.size() > 1 && &row == &rows.back() && holds_name_alone(body_, row) &&
           !bare(rows.front()) && is_sender_name(row.name.text);
  }

  void add_row(const Row& row) {
    if (row.writer || is_sender_name(row.name.text)) {
      if (row_keeps_away(body_, row.range)) return;
      if (sender_rows_.empty()) sender_at_ = roster_.people.size();
      sender_rows_.push_back(row.range);
      return;
    }
    if (PersonFound* person = roster_.known(row.name.text)) {
      person->rows.push_back(row.range);
      return;
    }
    const bool comes = gives_call_name(body_, row.name, row.range.begin)
                           ? !row_keeps_away(body_, row.range)
                           : attends(SpokenAs::kListed, row.name, row.range, true);
    if (declines(body_, row) || !comes) return add_absent(row.name, row.range);
    if (add_other(row.name, kInRow, row.range, "a list of people"))
      roster_.people.back().speaks = row.speaks;
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
    labelled_other_ = roster_.add(
        bearing(labelled->value, labelled->confidence, labelled->evidence), labelled->value);
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
      if (!is_own(document_[i].zone) || roster_.in_row(i) || prose_.is_department_at(i)) continue;
      const bool colleague =
          i > 0 && cues_.at(List::kColleague, i - 1) && !document_.breaks_after(i - 1);
      const bool expected = colleague || follows_name(i) || prose_.expects_name_at(i);
      const auto name = document_[i].capital || !small_ ? person_at(body_, i, expected)
                                                        : small_person_at(body_, i);
      if (!name) continue;
      if (name->words > 1) full_names_.push_back(*name);
      // "de PLG van Jan Bakker en Piet Vos": both are only spoken of.
      const bool inherits = follows_name(i) && last_spoken_of_ && !prose_.she_wants(i);
      last_spoken_of_ = inherits || prose_.is_spoken_of(i);
      const bool full = name->words > 1 || colleague;
      // "Anna Smit en Gea Bloemen komen", as the writer names herself
      const bool sender = is_sender_name(name->text) && name->words > 1;
      if (sender && follows_name(i) && !inherits)
        sender_enumerated_ = sender_enumerated_ || roster_.others > 0;
      const std::size_t before = roster_.others;
      if (!is_sender_name(name->text) && full && !inherits) read_named(*name);
      sender_enumerated_ =
          sender_enumerated_ || (last_is_sender_ && follows_name(i) && roster_.others > before);
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
    // "Dag, Piet Bakker hier": the keyboard went round.
    if (name_ && names_herself(body_, name.range) && !follows_name(name.range.begin)) {
      if (add_other(name, kInProse, {}, "goes on writing"))
        roster_.people.back().writes_from = name.range.begin;
      return;
    }
    if (leaves_by_list(body_, name.range.begin)) return add_absent(name, {});
    const Range& sentence = body_.sentences().of(name.range.begin).range;
    const Choice choice = name.words > 1 ? choice_of(body_, name.range) : Choice::kNotSpokenOf;
    const bool away = choice != Choice::kOpen && stays_away(body_, name.range) &&
                      !prose_.she_wants(name.range.begin) &&
                      !prose_.is_spoken_of(name.range.begin) &&
                      !cues_.any(List::kTakesPlace, sentence);
    // "Quincy gaat naar Taal; Dursun twijfelt nog"
    const bool awaited = is_awaited(body_, name.range, choice) ||
                         (choice == Choice::kPerhapsOpen && roster_.others > 0);
    const bool by_rules = !away && (awaited || prose_.takes_part(name.range));
    const auto said = choice == Choice::kOpen ? std::optional(true)
                                              : opinion(SpokenAs::kNamed, name, {}, by_rules);
    if (said.value_or(by_rules)) {
      if (!add_other(name, kInProse, {}, "named beside a wish to take part")) return;
      roster_.people.back().open = choice != Choice::kNotSpokenOf;
      roster_.people.back().leaves =
          cues_.any(List::kCancel, sentence) || stays_away_later(body_, name.range);
      if (prose_.wants_as_writer(name.range) && choice == Choice::kNotSpokenOf)
        roster_.people.back().with_sender = true;
    } else if (away || by_rules || stays_away_later(body_, name.range)) {
      add_absent(name, {});
    } else if (!said && name.words > 1 && prose_.may_take_part(name.range)) {
      // She does not make the sender one who only signs up.
      if (add_other(name, kPerhapsComes, {}, "named before a group")) --roster_.others;
    }
  }

  // "Aanmelding Chantal Meijer & Peter Bos", "Aanmelding collega Peter Bos", "Opgave mw. Anna Smit"
  void add_from_subject() {
    const std::vector<SubjectName> names = names_in_subject(subject_, body_.places());
    if (!subject_.says(List::kRegister) && subject_.mentions().empty()) return;
    const bool several =
        prose_.speaks_for_several() || prose_.wish_of_all() || is_office(subject_, sender_);
    for (const SubjectName& named : names) {
      const PersonName& name = named.name;
      const bool other = named.of_another || several || (name_ && names.size() > 1);
      if (!other || is_sender_name(name.text) || roster_.known(name.text) != nullptr ||
          roster_.is_absent(name.text))
        continue;
      if (!add_other({name.text, {}, name.words, false}, kInProse, {}, "named in the subject"))
        return;
      roster_.people.back().evidence =
          subject_.document().evidence(name.range, "named in the subject");
    }
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
    std::vector<bool> named(document_.size());
    for (const PersonName& name : full_names_)
      for (std::size_t i = name.range.begin; i < name.range.end; ++i) named[i] = true;
    const auto is_taken = [&](std::size_t at) { return named[at] || roster_.in_row(at); };
    std::vector<bool> named_here = words_of_those_who_come(document_, full_names_, roster_);
    const auto comes = [&](const Companion& companion, bool by_rules) {
      const Range& words = companion.range;
      const bool named_elsewhere =
          roster_.lists_behind(words.begin) || is_named(companion) ||
          ((companion.count > 1 || cues_.at(List::kSomebody, words.begin)) &&
           are_named_behind(body_, words, companion.count, full_names_));
      if (named_elsewhere) return false;
      const bool together = by_rules || is_told_together(body_, words, named_here);
      const bool told = together && !stays_away(body_, words) && !stays_signed_up(words.begin);
      return (companion.count > 1 && told && counts_plainly(body_, head_counts_, words)) ||
             attends(SpokenAs::kCompanion, {companion.call_name, words}, {}, told);
    };
    head_counts_ = head_counts(body_, subject_);
    for (const Companion& companion : find_companions(body_, {is_known, is_taken, comes})) {
      companions_.push_back(companion);
      if (companion.count > 1)
        head_counts_.push_back(head_count_of(body_, companion));
      else
        add_unnamed(body_, companion.range, companion.call_name, true, roster_);
      for (std::size_t i = companion.range.begin; i < companion.range.end; ++i)
        named_here[i] = true;
    }
    sender_enumerated_ = sender_enumerated_ ||
                         (name_ && is_told_together(body_, call_name(name_->value), named_here));
  }

  // "mijn collega ruben stam"
  bool is_named(const Companion& companion) const {
    return std::any_of(full_names_.begin(), full_names_.end(), [&](const PersonName& name) {
      return name.range.begin == companion.range.end && !document_[name.range.begin].capital;
    });
  }

  // The writer's own first name, wherever it is seen, and those of people already found.
  bool is_known_first_name(std::string_view word) const {
    if (name_ && call_name(name_->value) == word) return true;
    if (sender_.name != nullptr && sender_.name->size() > 0 && sender_.name->folded(0) == word)
      return true;
    return roster_.has_called(word);
  }

  // --- the sender ---

  void place_sender() {
    SenderPart part;
    if (roster_.others > 0 && sender_rows_.empty()) {
      if (!labelled_other_) part = sender_part(body_, name_, roster_.people, refused_);
      if (!part.takes_part && !part.stays_away)
        part = part_before_others(body_, companions_, roster_.people);
      const bool counted = counts_writer();
      const bool by_rules =
          part.takes_part || ((sender_enumerated_ || counted) && !part.stays_away);
      const bool sure = counted && !part.stays_away && speaks_of_us(body_, head_counts_);
      if (!sure && !attends(SpokenAs::kWriter, {name_ ? name_->value : "", {}}, {}, by_rules))
        return;
    }
    PersonFound person =
        name_ ? bearing(name_->value, name_->confidence, name_->evidence) : PersonFound();
    person.is_sender = roster_.others > 0 || !speaks_for_another(body_, subject_, sender_, name_);
    if (person.is_sender)
      person.address =
          roster_.others > 0 ? sender_.address.address : address_of_writer(body_, sender_, name_);
    if (roster_.others > 0) person.rows = sender_rows_;
    const auto signs = name_ ? std::nullopt : signed_call_name(body_, sender_);
    if (signs && person.is_sender) {
      person.called = signs->value;
      person.call_name = call_name(signs->value);
      person.evidence = signs->evidence;
    }
    if (sender_rows_.empty()) sender_at_ = people_in_rows_above(part.sentence);
    const auto at = static_cast<std::ptrdiff_t>(std::min(sender_at_, roster_.people.size()));
    roster_.people.insert(roster_.people.begin() + at, std::move(person));
  }

  // "Graag twee plekken voor Taal": one of those who are not named writes it herself.
  bool counts_writer() const {
    const auto named = [](const PersonFound& person) { return !person.name.empty(); };
    return !sender_.nobodys_own &&
           std::any_of(head_counts_.begin(), head_counts_.end(),
                       [](const HeadCount& announced) { return announced.of_writer; }) &&
           std::none_of(roster_.people.begin(), roster_.people.end(), named);
  }

  // "Zelf schuif ik aan", below a list of the others.
  std::size_t people_in_rows_above(std::size_t token) const {
    return static_cast<std::size_t>(std::count_if(
        roster_.people.begin(), roster_.people.end(), [token](const PersonFound& person) {
          return !person.rows.empty() && person.rows.front().begin < token;
        }));
  }

  const Part& body_;
  const Part& subject_;
  const SenderHeader& sender_;
  const bool wishes_found_;
  const std::vector<Range>& refused_;
  const AttendanceOpinion& opinion_;
  const Document& document_;
  const Cues& cues_;
  const bool small_ = document_.uses_no_capitals();
  NamedInProse prose_;
  std::optional<Found<std::string>> name_;
  Roster roster_;
  std::size_t sender_at_ = 0;
  std::vector<Range> sender_rows_;
  std::size_t last_name_end_ = 0;
  bool last_spoken_of_ = false;
  bool labelled_other_ = false;
  bool sender_enumerated_ = false;
  bool last_is_sender_ = false;
  std::vector<PersonName> full_names_;
  std::vector<Companion> companions_;
  std::vector<HeadCount> head_counts_;
};

}  // namespace

std::vector<PersonFound> find_people(const Part& body, const Part& subject,
                                     const SenderHeader& sender, bool wishes_found,
                                     const std::vector<Range>& refused,
                                     const AttendanceOpinion& opinion) {
  return PeopleFinder(body, subject, sender, wishes_found, refused, opinion).find();
}

}  // namespace meldaan::extract
