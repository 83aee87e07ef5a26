#include "extract/sender_name.h"

#include <algorithm>

#include "extract/candidates.h"
#include "extract/names.h"
#include "extract/rows.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// What each source is worth. People write their name more fully in the mail than their program
// does.
constexpr double kByLabel = 0.97;
constexpr double kByIntroduction = 0.95;
constexpr double kBySignature = 0.93;
constexpr double kByText = 0.90;
constexpr double kByHeader = 0.86;
constexpr double kInitialsOnly = 0.05;  // less than the same with a first name

constexpr std::size_t kSignatureLines = 4;  // a slogan or logo may stand above the name
constexpr std::size_t kMostGivenNames = 3;

class SenderNameFinder {
 public:
  SenderNameFinder(const Part& body, const Part& subject, const SenderHeader& sender)
      : body_(body), subject_(subject), sender_(sender), candidates_(same_person) {}

  std::optional<Found<std::string>> find() {
    read_header();
    if (const auto labelled = labelled_name(body_))
      candidates_.add(labelled->value, kByLabel, labelled->evidence);
    read_introductions();
    read_signature();
    read_own_spelling(body_);
    read_own_spelling(subject_);
    if (introduced_) return introduced_;
    return candidates_.best();
  }

 private:
  void add(const Part& part, const PersonName& name, double score, const char* why) {
    if (name.words < 2) return;
    candidates_.add(name.text, score - (name.initials_only ? kInitialsOnly : 0),
                    part.document().evidence(name.range, why));
  }

  void read_header() {
    if (sender_.name == nullptr) return;
    header_ = header_name(*sender_.name, *sender_.name_cues);
    if (!header_ || header_->words < 2) return;
    Evidence evidence = sender_.name->evidence(header_->range, "the From header");
    evidence.source = Source::kFromHeader;
    candidates_.add(header_->text, kByHeader - (header_->initials_only ? kInitialsOnly : 0),
                    evidence);
  }

  bool is_header_name(const PersonName& name) const {
    return header_ && same_person(name.text, header_->text);
  }

  void read_introductions() {
    for (const Part* part : {&body_, &subject_}) {
      for (const Cue& cue : part->cues().of(List::kSelfIntroduction)) {
        if (cue.range.end >= part->document().size() ||
            !is_about_sender(part->document()[cue.range.begin].zone))
          continue;
        const bool whole =
            part->document()[cue.range.end].line == part->document()[cue.range.end - 1].line;
        const auto name = whole ? person_at(*part, cue.range.end, true) : std::nullopt;
        if (!name) continue;
        add(*part, *name, kByIntroduction, "the sender says so");
        introduce_as_another(*part, *name);
      }
    }
  }

  // "Ik mail vanaf het adres van Karin. Mijn naam is Ruben Elferink": said in full, it overrules
  // the header and the signature that the account puts below.
  void introduce_as_another(const Part& part, const PersonName& name) {
    const bool known = part.cues().at(List::kFirstName, name.range.begin);
    if (!header_ || header_->words < 2 || name.words < 2 || !known || is_header_name(name)) return;
    introduced_ = Found<std::string>{name.text, kByIntroduction,
                                     part.document().evidence(name.range, "the sender says so")};
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
    return lower && is_header_name(*lower) ? lower : std::nullopt;
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
        if (!name || name->range.end <= i || name->range.begin != begin || name->words < 2)
          continue;
        if (!is_header_name(*name)) continue;
        add(part, *name, kByText, "the sender's name in the text");
        break;
      }
    }
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
  std::optional<Found<std::string>> introduced_;
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
  return Found<std::string>{name->text, kByLabel,
                            body.document().evidence(name->range, "the label for names")};
}

std::optional<Found<std::string>> sender_name(const Part& body, const Part& subject,
                                              const SenderHeader& sender) {
  return SenderNameFinder(body, subject, sender).find();
}

}  // namespace meldaan::extract
