#include "extract/people/sender_name.h"

#include <algorithm>

#include "extract/people/candidates.h"
#include "extract/people/introduced_name.h"
#include "extract/people/other_writer.h"
#include "extract/people/people_addresses.h"
#include "extract/people/references.h"
#include "extract/people/rows.h"
#include "extract/people/short_name.h"
#include "extract/people/subject_names.h"
#include "extract/text/names.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// What each source is worth. People write their name more fully in the mail than their program
// does.
constexpr double kNamedByLabel = 0.97;
constexpr double kByIntroduction = 0.95;
constexpr double kBySignature = 0.93;
constexpr double kByText = 0.90;
constexpr double kByHeader = 0.86;
constexpr double kByAddress = 0.88;
constexpr double kByPlace = 0.80;
constexpr double kInitialsOnly = 0.05;  // less than the same with a first name

constexpr std::size_t kSignatureLines = 4;  // a slogan or logo may stand above the name
constexpr std::size_t kMostGivenNames = 6;  // initials and a first surname, with their marks

class SenderNameFinder {
 public:
  SenderNameFinder(const Part& body, const Part& subject, const SenderHeader& sender)
      : body_(body), subject_(subject), sender_(sender), candidates_(same_person) {}

  std::optional<Found<std::string>> find() {
    read_header();
    // Said in full, it overrules the header and the signature that the account puts below.
    const auto other = header_ && couple_.empty() ? other_writer(body_, *header_) : std::nullopt;
    if (other)
      return Found<std::string>{other->text, kByIntroduction,
                                body_.document().evidence(other->range, "writes for himself")};
    if (const auto labelled = labelled_name(body_))
      candidates_.add(labelled->value, kNamedByLabel, labelled->evidence);
    read_introductions();
    read_signature();
    read_own_spelling(body_);
    read_own_spelling(subject_);
    read_short_name();
    read_initial_spelt_out(body_);
    read_spelt_by_address(body_);
    read_spelt_by_address(subject_);
    if (!candidates_.best()) read_by_place();
    return candidates_.best();
  }

 private:
  void add(const Part& part, const PersonName& name, double score, const char* why) {
    if (name.words < 2) return;
    // "A. Tijs", below a mail of Annemarie Tijs: the header says more.
    const bool says_less = name.initials_only && header_ && !header_->initials_only &&
                           same_person(name.text, header_->text);
    const double worth = says_less ? std::min(score, kByHeader) : score;
    candidates_.add(name.text, worth - (name.initials_only ? kInitialsOnly : 0),
                    part.document().evidence(name.range, why));
  }

  void read_header() {
    if (sender_.name == nullptr) return;
    header_ = header_name(*sender_.name, *sender_.name_cues);
    if (!header_ || header_->words < 2) {
      if (auto spelt = spelt_by_address(*sender_.name, *sender_.name_cues, local_letters()))
        header_ = std::move(spelt);
    }
    if (header_ && is_place(header_->text)) header_.reset();
    couple_ = couple_in(*sender_.name, *sender_.name_cues, {0, sender_.name->size()});
    if (!header_ || header_->words < 2 || short_name(*sender_.name, *sender_.name_cues)) return;
    Evidence evidence = sender_.name->evidence(header_->range, "the From header");
    evidence.source = Source::kFromHeader;
    candidates_.add(header_->text, kByHeader - (header_->initials_only ? kInitialsOnly : 0),
                    evidence);
  }

  // "Dalton De Vuurtoren", "Jan Ligthart" <directie@…>: the school that the body names, in an
  // account that is nobody's own.
  bool is_place(std::string_view name) const {
    const std::string folded = fold(name);
    const std::size_t last = folded.find_last_of(" -");
    if (last == std::string::npos || is_own_account(folded)) return false;
    const std::size_t second = folded.find_last_of(" -", last - 1);
    const std::string end = second == std::string::npos ? folded : folded.substr(second + 1);
    return std::any_of(body_.places().begin(), body_.places().end(), [&](const Place& place) {
      const std::string place_name = " " + fold(place.name);
      return place.is_school && place_name.ends_with(" " + end);
    });
  }

  // Whether the address spells a word of the name.
  bool is_own_account(std::string_view folded) const {
    constexpr std::size_t kShortestWord = 4;
    for (std::size_t begin = 0; begin < folded.size();) {
      const std::size_t end = std::min(folded.find_first_of(" -", begin), folded.size());
      if (end - begin >= kShortestWord &&
          local_letters().find(folded.substr(begin, end - begin)) != std::string::npos)
        return true;
      begin = end + 1;
    }
    return local_letters().find(folded.substr(folded.find_last_of(" -") + 1)) != std::string::npos;
  }

  bool is_header_name(const PersonName& name) const {
    const bool one_of_couple =
        std::any_of(couple_.begin(), couple_.end(),
                    [&](const PersonName& one) { return same_person(name.text, one.text); });
    return header_ && (one_of_couple || same_person(name.text, header_->text));
  }

  void read_introductions() {
    if (const auto name = opening_name(body_); name && (!header_ || is_header_name(*name)))
      add(body_, *name, kByIntroduction, "the letter begins so");
    for (const Part* part : {&body_, &subject_}) {
      for (const Cue& cue : part->cues().of(List::kSelfIntroduction)) {
        const auto name = name_behind_introduction(*part, cue.range);
        if (!name || !is_about_sender(part->document()[name->range.begin].zone) ||
            introduces_another(*part, cue.range.begin))
          continue;
        add(*part, *name, kByIntroduction, "the sender says so");
      }
    }
  }

  void read_signature() {
    std::size_t lines = 0;
    const Document& document = body_.document();
    for (const Line& line : document.lines()) {
      if (line.empty() || lines >= kSignatureLines) continue;
      std::size_t token = line.first;
      while (token < line.last && document[token].zone != Zone::kSignature) ++token;
      while (token < line.last && document[token].kind == TokenKind::kPunctuation) ++token;
      if (token >= line.last) continue;
      ++lines;
      const auto name = signed_name({token, line.last});
      if (name) add(body_, *name, kBySignature, "the signature");
    }
  }

  // "Groetjes van Gerdien Lubbers", "Jan Jansen, directeur", and without capitals where the header
  // knows it.
  std::optional<PersonName> signed_name(Range range) const {
    const Document& document = body_.document();
    while (range.begin < range.end && body_.cues().at(List::kParticle, range.begin) &&
           !document[range.begin].capital) {
      ++range.begin;
    }
    if (range.empty()) return std::nullopt;
    const auto name = person_at(body_, range.begin, true);
    if (name && (is_header_name(*name) || looks_personal(*name))) return name;
    const auto lower = name_in(document, body_.cues(), range);
    // "gr. yvonne pasman", from the school's account
    const bool alone = lower && !header_ && lower->range == range && lower->words > 1 &&
                       body_.cues().at(List::kFirstName, range.begin);
    return lower && (alone || is_header_name(*lower)) ? lower : std::nullopt;
  }

  bool looks_personal(const PersonName& name) const {
    const auto& cues = body_.cues();
    const std::size_t first = name.range.begin;
    if (cues.at(List::kFirstName, first) || name.initials_only) return true;
    // A rare first name: its line holds nothing else, and the address knows it.
    const std::string local =
        fold(sender_.address.address.substr(0, sender_.address.address.find('@')));
    const std::string_view last = body_.document().folded(name.range.end - 1);
    return last.size() > 3 && local.find(last) != std::string::npos;
  }

  // The header's surname in the letter, with the words before it: "annemiek brookhuis" of "A.
  // Brookhuis".
  void read_own_spelling(const Part& part) {
    if (!header_) return;
    const Document& document = part.document();
    const std::string_view surname = surname_of_header();
    if (surname.size() < 3) return;
    for (std::size_t i = 0; i < document.size(); ++i) {
      if (document.folded(i) != surname || !is_about_sender(document[i].zone)) continue;
      // A married name may follow ("Hesselink-Boers"), a school may not.
      const bool goes_on = i + 1 < document.size() && document.is_mark(i + 1, '-');
      std::size_t limit = std::min(goes_on ? i + 3 : i + 1, document.size());
      for (const Place& place : part.places()) {
        if (place.range.begin > i) limit = std::min(limit, place.range.begin);
      }
      for (std::size_t given = kMostGivenNames + 2; given > 0; --given) {
        if (given > i) continue;
        const std::size_t begin = i - given;
        if (document[begin].line != document[i].line && document.breaks_after(i - 1)) continue;
        const auto name = name_in(document, part.cues(), {begin, limit});
        if (!name || name->range.end <= i || name->range.begin != begin || name->words < 2 ||
            begins_too_early(part, {begin, i}) || part.cues().at(List::kClosing, begin))
          continue;
        if (!is_header_name(*name) || is_surname_only(name->text)) continue;
        // "Karin en Wim de Jong": the second is not alone.
        if (!couple_.empty() && begin > 0 && part.cues().covers(List::kAnd, begin - 1)) continue;
        add(part, *name, kByText, "the sender's name in the text");
        break;
      }
    }
  }

  // "bn jannie ter beek": the header's first name stands further on, and initials alone before it.
  bool begins_too_early(const Part& part, const Range& given) const {
    const std::string first = call_name(header_->text);
    if (header_->initials_only || first.size() < 2) return false;
    for (std::size_t at = given.begin; at < given.end; ++at) {
      if (part.document().folded(at) == first) return at > given.begin;
      const bool initial =
          part.document().folded(at).size() == 1 || part.document().is_mark(at, '(');
      if (part.document().is_word(at) && !initial && part.cues().at(List::kFirstName, at))
        return false;
    }
    return false;
  }

  // "Berg-Schulte Fischedick" of "Anne-Wil van den Berg-Schulte Fischedick".
  bool is_surname_only(std::string_view name) const {
    const std::string whole = fold(header_->text);
    const std::string end = fold(name);
    return !header_->initials_only && whole.size() > end.size() && whole.ends_with(end);
  }

  // "marloes van den berg" of "Marloes v.d.b."
  void read_short_name() {
    const auto shortened =
        sender_.name == nullptr ? std::nullopt : short_name(*sender_.name, *sender_.name_cues);
    if (!shortened) return;
    for (const Part* part : {&body_, &subject_}) {
      if (const auto name = spelt_out(*part, *shortened))
        add(*part, *name, kByText, "the surname that the From header shortens");
    }
  }

  // "BERTA TEN HAVE" of "B. ten Have": where a surname's words are everyday ones the given name
  // begins as the header's initial does.
  void read_initial_spelt_out(const Part& part) {
    if (!header_ || !header_->initials_only) return;
    const Document& document = part.document();
    const std::string whole = fold(header_->text);
    const std::size_t space = whole.find_first_of(' ');
    if (space == std::string::npos) return;
    for (std::size_t i = 0; i + 1 < document.size(); ++i) {
      const std::string_view given = document.folded(i);
      const bool fits = document.is_word(i) && is_about_sender(document[i].zone) &&
                        given.size() > 2 && given.front() == whole.front() &&
                        local_letters().find(given) != std::string::npos;
      if (!fits) continue;
      std::size_t end = i + 1;
      std::string surname;
      while (end < document.size() && surname.size() < whole.size() - space &&
             !document.breaks_after(end - 1)) {
        surname += ' ' + std::string(document.folded(end++));
      }
      if (surname != whole.substr(space)) continue;
      const Range range{i, end};
      const PersonName name{with_usual_case(document.original(range), document, range, part.cues()),
                            range, 2, false};
      add(part, name, kByText, "the sender's name in the text");
      return;
    }
  }

  // "Vera" <vera.lucassen@…> writes "Vera Lucassen", <rhoekstra@…> "R. Hoekstra": where the header
  // gives no full name, words that the address spells, or that go on behind the header's only one.
  void read_spelt_by_address(const Part& part) {
    if (header_ && header_->words > 1) return;
    const Document& document = part.document();
    const std::string local = local_letters();
    for (std::size_t i = 0; i < document.size(); ++i) {
      if (!document.is_word(i) || !is_about_sender(document[i].zone)) continue;
      const std::string_view first = document.folded(i);
      const bool called = header_ && fold(header_->text) == first;
      const bool initial = first.size() == 1 && i + 1 < document.size() &&
                           document.is_mark(i + 1, '.') && document[i + 1].glued;
      const bool spelt = (first.size() > 2 || initial) && local.starts_with(first);
      if ((!called && !spelt) || is_role_word(document, part.cues(), i)) continue;
      const auto name = spelt_name(part, i, called);
      if (name) add(part, *name, kByAddress, "the name that the address spells");
    }
  }

  // As far as the address spells it; without that, two capitalised words behind the header's.
  std::optional<PersonName> spelt_name(const Part& part, std::size_t begin, bool called) const {
    const Document& document = part.document();
    constexpr std::size_t kLongestName = 12;  // keeps a mail of one line linear
    std::size_t limit = std::min(document.lines()[document[begin].line].last, begin + kLongestName);
    for (const Place& place : part.places()) {
      if (place.range.begin > begin) limit = std::min(limit, place.range.begin);
    }
    const auto whole = name_in(document, part.cues(), {begin, limit});
    if (!whole || whole->range.begin != begin) return std::nullopt;
    const std::string local = local_letters();
    for (std::size_t end = whole->range.end; end > begin + 1; --end) {
      const std::string_view last = document.folded(end - 1);
      if (last.size() < 3 || local.find(last) == std::string::npos) continue;
      return name_in(document, part.cues(), {begin, end});
    }
    if (!called || !document[begin].capital) return std::nullopt;
    return name_at(document, part.cues(), {begin, limit});
  }

  std::string local_letters() const {
    std::string letters;
    for (const char c :
         fold(sender_.address.address.substr(0, sender_.address.address.find('@')))) {
      if (c >= 'a' && c <= 'z') letters += c;
    }
    return letters;
  }

  // Nothing else tells: the signature's first line, where it is nothing but capitalised words, and
  // a known first name with more behind it in the subject.
  void read_by_place() {
    const Document& document = body_.document();
    for (const Line& line : document.lines()) {
      if (line.empty() || document[line.last - 1].zone != Zone::kSignature) continue;
      std::size_t token = line.first;
      while (token < line.last && (document[token].zone != Zone::kSignature ||
                                   document[token].kind == TokenKind::kPunctuation)) {
        ++token;
      }
      if (token == line.last) continue;
      const auto name = person_at(body_, token, true);
      const bool whole =
          name && (name->range.end == line.last || parts_clauses(document, name->range.end));
      const Range range{token, line.last};
      const bool role =
          body_.cues().any(List::kRoleMailbox, range) || body_.cues().any(List::kEveryone, range);
      if (whole && !role) add(body_, *name, kByPlace, "the signature's first line");
      break;
    }
    if (const auto name = introduced_name(body_)) add(body_, *name, kByPlace, "what she is");
    for (const PersonName& name : names_alone_at_end(body_))
      add(body_, name, kByPlace, "a name alone in a line near the end");
    read_signed_for();
    for (const SubjectName& named : names_in_subject(subject_, body_.places())) {
      // "annulering mevr. Ten Dijk": nobody calls herself so.
      if (!named.of_another) add(subject_, named.name, kByPlace, "a name in the subject");
    }
  }

  // Names in the text that something else there shows to be hers.
  void read_signed_for() {
    if (const auto spelt = spelt_by_own_address(body_))
      add(body_, *spelt, kByText, "the name that an address in the text spells");
    if (const auto called = full_name_of_signed(body_))
      add(body_, *called, kByText, "her given name below");
  }

  std::string_view surname_of_header() const {
    const Document& name = *sender_.name;
    std::string_view longest;
    for (std::size_t i = 0; i < name.size(); ++i) {
      if (!name.is_word(i) || sender_.name_cues->covers(List::kParticle, i)) continue;
      if (i + 1 < name.size() && name.is_mark(i + 1, ',')) return name.folded(i);  // "…, MEd"
      longest = name.folded(i);
    }
    return longest;
  }

  const Part& body_;
  const Part& subject_;
  const SenderHeader& sender_;
  Candidates candidates_;
  std::optional<PersonName> header_;
  std::vector<PersonName> couple_;  // both, where the header names two
};

}  // namespace

std::optional<Found<std::string>> labelled_name(const Part& body) {
  const Field* only = nullptr;
  for (const Field& field : body.fields().all) {
    if (!field.has(List::kLabelName) || field.unknown) continue;
    if (only != nullptr) return std::nullopt;
    only = &field;
  }
  if (only == nullptr) return std::nullopt;
  const auto name = name_in(body.document(), body.cues(), only->value);
  if (!name || name->words < 2) return std::nullopt;
  return Found<std::string>{name->text, kNamedByLabel,
                            body.document().evidence(name->range, "the label for names")};
}

std::optional<Found<std::string>> sender_name(const Part& body, const Part& subject,
                                              const SenderHeader& sender) {
  return SenderNameFinder(body, subject, sender).find();
}

}  // namespace meldaan::extract
