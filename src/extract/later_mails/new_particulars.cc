#include "extract/later_mails/new_particulars.h"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/address.h"
#include "extract/answers/told.h"
#include "extract/later_mails/acquaintances.h"
#include "extract/later_mails/spelling.h"
#include "extract/people/named_instead.h"
#include "extract/people/person_at.h"
#include "extract/text/names.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// Beside them a school is where somebody works, and not merely spoken of.
constexpr std::array kOfWork = {
    List::kWorksAt, List::kNowAt, List::kCorrection, List::kChange, List::kSchoolNoun,
};

class Particulars {
 public:
  Particulars(const Part& body, const SpokenOf& spoken, const std::vector<Acquaintance>& known)
      : body_(body),
        spoken_(spoken),
        known_(known),
        document_(body.document()),
        cues_(body.cues()) {}

  std::vector<NewParticular> find() {
    for (const Cue& cue : cues_.of(List::kGivenName)) {
      if (document_[cue.range.begin].zone == Zone::kOwn && read_given_name(cue.range)) break;
    }
    for (const Told& told : spoken_.told) {
      // "Marloes heet Kips, met een s"
      const std::size_t verb = told.named.size() == 1 ? told.named.front().token + 1 : 0;
      if (verb == 0 || !cues_.at(List::kCalled, verb)) continue;
      if (read_name_in({verb + 1, told.range.end}, {verb, verb + 1})) break;
    }
    for (const Cue& cue : cues_.of(List::kRenames)) {
      if (document_[cue.range.begin].zone == Zone::kOwn && read_name(cue.range)) break;
    }
    for (const List list : {List::kSelfIntroduction, List::kThatIs}) {
      for (const Cue& cue : cues_.of(list)) {
        if (document_[cue.range.begin].zone == Zone::kOwn && read_like_name(cue.range)) break;
      }
    }
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (document_[i].kind == TokenKind::kAddress && document_[i].zone == Zone::kOwn)
        read_address(i);
    }
    for (const Place& place : body_.places()) {
      if (document_[place.range.begin].zone == Zone::kOwn) read_place(place);
    }
    for (std::size_t who = 0; who < known_.size(); ++who) {
      read_other(who, known_[who].person.school, &NewParticular::school);
      read_other(who, known_[who].person.foundation, &NewParticular::foundation);
      read_other(who, known_[who].person.name, &NewParticular::name);
      read_other_surname(who);
    }
    for (const Respelt& one : respelt_names(body_, known_)) read_respelt(one);
    return std::move(found_);
  }

 private:
  const Told* told_at(std::size_t token) const {
    for (const Told& told : spoken_.told) {
      if (told.range.contains(token)) return &told;
    }
    return nullptr;
  }

  // Whom the stretch is about, where that is one person.
  std::optional<std::size_t> meant_at(std::size_t token) const {
    const Told* told = told_at(token);
    if (told == nullptr || told->unclear || told->whom.size() != 1) return std::nullopt;
    return told->whom.front();
  }

  std::optional<std::size_t> only_one() const {
    if (known_.size() == 1) return 0;
    return std::nullopt;
  }

  // --- names ---

  // Behind the words that announce it first ("ik heet nu …"), else anywhere beside them ("het moet
  // … zijn").
  bool read_name(const Range& cue) {
    if (is_of_school(cue)) return false;
    const auto& all = body_.sentences().all();
    const std::size_t number = body_.sentences().index_of(cue.begin);
    const Range here = all[number].range;
    const Range next = number + 1 < all.size() ? all[number + 1].range : Range{};
    if (read_name_in({cue.end, here.end}, cue)) return true;
    // "Haar achternaam is Vos. Groetjes, Nel": said, and known by the answer.
    return (!names_known({cue.end, here.end}) && read_name_in(next, cue)) ||
           read_name_in(here, cue);
  }

  // "De Wissel heet nu obs De Overstap"
  bool is_of_school(const Range& cue) const {
    const Told* told = told_at(cue.begin);
    if (told == nullptr || !told->implied) return false;
    const Range& sentence = body_.sentences().of(cue.begin).range;
    if (cues_.any(List::kSchoolNoun, sentence) || cues_.at(List::kSchoolType, cue.end)) return true;
    return std::any_of(body_.places().begin(), body_.places().end(),
                       [&](const Place& place) { return sentence.contains(place.range.begin); });
  }

  bool read_name_in(const Range& range, const Range& cue) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (document_[i].zone != Zone::kOwn || !document_.is_word(i) || !document_[i].capital ||
          body_.is_of_group(i, true))
        continue;
      const auto name = person_at(body_, i, true);
      if (!name) continue;
      // "Petra heet niet Vink maar Dalman"
      if (i > 0 && cues_.covers(List::kBareNegation, i - 1)) {
        i = name->range.end - 1;
        continue;
      }
      const std::string text = with_particles(*name, range);
      if (!is_known(text) && !is_known(name->text) && rename(text, *name, cue)) return true;
      i = name->range.end - 1;
    }
    return false;
  }

  bool names_known(const Range& range) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (!document_.is_word(i) || !document_[i].capital) continue;
      if (const auto name = person_at(body_, i, true); name && is_known(name->text)) return true;
    }
    return false;
  }

  // "Mijn naam is Gerda Krul", "het is Gerda Krul", of Gerda Krol: so alike that it is the same
  // person; anybody else only introduces himself.
  bool read_like_name(const Range& cue) {
    const Range& sentence = body_.sentences().of(cue.begin).range;
    if (cue.end >= sentence.end) return false;
    const auto name = person_at(body_, cue.end, true);
    if (!name || name->words < 2) return false;
    const std::string text = with_particles(*name, {cue.end, sentence.end});
    const auto like = std::find_if(known_.begin(), known_.end(), [&](const Acquaintance& one) {
      return is_nearly(one.person.name, text);
    });
    if (is_known(text) || like == known_.end()) return false;
    NewParticular renamed;
    renamed.who = static_cast<std::size_t>(like - known_.begin());
    renamed.name = {text, kTold,
                    document_.evidence(name->range, "the name is said to be this one")};
    found_.push_back(std::move(renamed));
    return true;
  }

  // One of first name and surname is the same, and the other begins alike.
  static bool is_nearly(const std::string& known, const std::string& said) {
    constexpr std::size_t kAlike = 2;
    const std::vector<std::string> was = words_of_name(known);
    const std::vector<std::string> is = words_of_name(said);
    if (was.size() < 2 || is.size() < 2) return false;
    const auto alike = [](const std::string& one, const std::string& other) {
      return one.substr(0, kAlike) == other.substr(0, kAlike);
    };
    // "Roelofs", and "Roelofs-Smit"
    const bool keeps = std::find(is.begin() + 1, is.end(), was.back()) != is.end();
    return (was.front() == is.front() && (keeps || alike(was.back(), is.back()))) ||
           (was.back() == is.back() && alike(was.front(), is.front()));
  }

  // "Haar voornaam is Jolien", of J. Kolkman
  bool read_given_name(const Range& cue) {
    auto who = meant_at(cue.begin);
    if (!who) who = only_one();
    if (!who || *who >= known_.size()) return false;
    const std::string& was = known_[*who].person.name;
    const std::size_t surname = was.find(' ');
    const Range& sentence = body_.sentences().of(cue.begin).range;
    for (std::size_t i = cue.end; i < sentence.end && surname != std::string::npos; ++i) {
      const std::string_view word = document_.folded(i);
      const bool known =
          (" " + fold(was) + " ").find(" " + std::string(word) + " ") != std::string::npos;
      if (!document_.is_word(i) || !document_[i].capital || known) continue;
      NewParticular renamed;
      renamed.who = *who;
      renamed.name = {std::string(document_.original(i)) + was.substr(surname), kTold,
                      document_.evidence({i, i + 1}, "the first name is said to be this one")};
      found_.push_back(std::move(renamed));
      return true;
    }
    return false;
  }

  // "den Boer": a surname's small words stand before its capital.
  std::string with_particles(const PersonName& name, const Range& range) const {
    std::size_t begin = name.range.begin;
    while (begin > range.begin && cues_.covers(List::kParticle, begin - 1)) --begin;
    if (begin == name.range.begin) return name.text;
    return ascii_lower(document_.original(Range{begin, name.range.begin})) + " " + name.text;
  }

  // As it stands already, whole, by the first name or by the surname.
  bool is_known(const std::string& text) const {
    return std::any_of(known_.begin(), known_.end(), [&](const Acquaintance& one) {
      const std::string name = fold(called(one.person));
      return fold(text) == name || fold(text) == first_word(name) ||
             name.ends_with(" " + fold(text));
    });
  }

  bool rename(const std::string& text, const PersonName& name, const Range& cue) {
    std::optional<std::size_t> who;
    for (std::size_t i = 0; i < known_.size(); ++i) {
      const bool same = first_word(fold(known_[i].person.name)) == first_word(fold(text));
      if (same && !known_[i].person.name.empty() && text.find(' ') != std::string::npos) who = i;
    }
    const bool whole = who || (name.words > 1 && cues_.at(List::kFirstName, name.range.begin) &&
                               text.find('-') == std::string::npos);
    // "Zij heet …" is said of somebody new as well.
    if (!who && cues_.any(List::kThirdPerson, cue)) return false;
    if (!who) who = meant_at(cue.begin);
    if (!who) who = only_one();
    if (!who || *who >= known_.size()) return false;
    const std::string& was = called(known_[*who].person);
    const std::string now = whole || was.empty() ? text : first_word(was) + " " + text;
    NewParticular renamed;
    renamed.who = *who;
    renamed.name = {now, kTold, document_.evidence(name.range, "the name is said to be this one")};
    found_.push_back(std::move(renamed));
    return true;
  }

  // --- addresses ---

  void read_address(std::size_t token) {
    const Range& sentence = body_.sentences().of(token).range;
    const std::string address = comparable_address(document_.original(token));
    const bool is_new = cues_.any(List::kNewAddress, sentence) || said_before(sentence) ||
                        (says_mine(sentence) && body_.says(List::kChange));
    const bool known = std::any_of(known_.begin(), known_.end(), [&](const Acquaintance& one) {
      return comparable_address(one.person.email) == address;
    });
    auto who = meant_at(token);
    const Told* told = told_at(token);
    const bool of_stranger = told != nullptr && told->unclear && told->somebody;
    if (!who && !of_stranger) who = only_one();
    if (known || !who) return;
    const bool newcomer = *who >= known_.size();
    if (!is_new && !newcomer && !cues_.any(List::kLabelEmail, sentence)) return;
    if (!is_new && *who < known_.size() && !known_[*who].person.email.empty()) return;
    NewParticular reached;
    reached.who = *who;
    reached.email = {std::string(document_.original(token)), kTold,
                     document_.evidence({token, token + 1}, "an address that is said to be new")};
    found_.push_back(std::move(reached));
  }

  // "… en mijn mailadres is …"
  bool says_mine(const Range& sentence) const {
    const std::vector<Range> labels = cues_.all(List::kLabelEmail, sentence);
    return std::any_of(labels.begin(), labels.end(), [this](const Range& label) {
      return label.begin > 0 && cues_.covers(List::kMy, label.begin - 1);
    });
  }

  // "Ik heb een nieuw mailadres. Dat is …"
  bool said_before(const Range& sentence) const {
    const std::size_t number = body_.sentences().index_of(sentence.begin);
    return number > 0 && cues_.any(List::kNewAddress, body_.sentences().all()[number - 1].range);
  }

  // --- schools ---

  void read_place(const Place& place) {
    const Told* told = told_at(place.range.begin);
    if (told == nullptr || told->unclear) return;
    const bool corrects = says_where(told->range);
    for (const std::size_t who : told->whom) {
      const bool newcomer = who >= known_.size();
      if (!newcomer && (!corrects || stands_already(place, known_[who].person))) continue;
      NewParticular working;
      working.who = who;
      auto& value = place.is_school ? working.school : working.foundation;
      value = {place.name, std::max(place.score, newcomer ? 0.0 : kTold),
               document_.evidence(place.range, place.why)};
      found_.push_back(std::move(working));
    }
  }

  // "Foutje: de school is niet De Troubadour maar De Bongerd"
  bool says_where(const Range& range) const {
    return std::any_of(kOfWork.begin(), kOfWork.end(),
                       [&](List list) { return cues_.any(list, range); });
  }

  // "Niet De Troubadour maar De Bongerd": what stands in the place of a name that we know.
  void read_other(std::size_t who, const std::string& was,
                  std::optional<Found<std::string>> NewParticular::*value) {
    for (const Range& name : named_instead(body_, was))
      replace(who, document_.original(name), name, value);
  }

  // "Het is Dalman, niet Vos": of the only one who is called so.
  void read_other_surname(std::size_t who) {
    const std::string& name = known_[who].person.name;
    const std::string surname = surname_of(name);
    const auto alike = std::count_if(known_.begin(), known_.end(), [&](const Acquaintance& one) {
      return fold(surname_of(one.person.name)) == fold(surname);
    });
    if (alike != 1) return;
    const std::string first = first_word(name);
    for (const Range& range : named_instead(body_, surname)) {
      const bool whole = document_.folded(range.begin) == fold(first) && range.size() > 1;
      // "Elly Kok in plaats van De Wit" is somebody else.
      if (!whole && cues_.at(List::kFirstName, range.begin) && range.size() > 1) continue;
      const std::string now = with_small_particles(range);
      replace(who, whole ? now : first + " " + now, range, &NewParticular::name);
    }
  }

  // Where no more was said of the name.
  void read_respelt(const Respelt& respelt) {
    const bool said = std::any_of(found_.begin(), found_.end(), [&](const NewParticular& one) {
      return one.who == respelt.who && one.name;
    });
    if (!said) replace(respelt.who, respelt.name, respelt.range, &NewParticular::name);
  }

  // "De With" of a sentence, behind a first name "de With".
  std::string with_small_particles(const Range& name) const {
    std::size_t at = name.begin;
    while (at + 1 < name.end && cues_.at(List::kParticle, at)) ++at;
    const std::string text = document_.original(Range{at, name.end});
    return at == name.begin ? text
                            : ascii_lower(document_.original(Range{name.begin, at})) + " " + text;
  }

  void replace(std::size_t who, const std::string& text, const Range& name,
               std::optional<Found<std::string>> NewParticular::*value) {
    NewParticular other;
    other.who = who;
    other.*value = {text, kTold, document_.evidence(name, "in the place of the one that we had")};
    found_.push_back(std::move(other));
  }

  static bool stands_already(const Place& place, const Person& person) {
    const std::string name = fold(place.name);
    return name == fold(person.school) || name == fold(person.foundation);
  }

  const Part& body_;
  const SpokenOf& spoken_;
  const std::vector<Acquaintance>& known_;
  const Document& document_;
  const Cues& cues_;
  std::vector<NewParticular> found_;
};

}  // namespace

std::vector<NewParticular> new_particulars(const Part& body, const SpokenOf& spoken,
                                           const std::vector<Acquaintance>& known) {
  return Particulars(body, spoken, known).find();
}

}  // namespace meldaan::extract
