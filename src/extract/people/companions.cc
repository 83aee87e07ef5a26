#include "extract/people/companions.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "extract/people/companion_words.h"
#include "extract/people/head_count.h"
#include "extract/people/idle_wishes.h"
#include "extract/people/named_elsewhere.h"
#include "extract/people/named_in_prose.h"
#include "extract/people/rows.h"
#include "extract/people/told_together.h"
#include "extract/wishes/questions.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestTail = 4;
constexpr std::size_t kFurthestVerb = 8;  // "de stagiaire uit de klas van mijn duo | gaat mee"

class CompanionFinder {
 public:
  CompanionFinder(const Part& body, const CompanionQuestions& ask)
      : body_(body),
        document_(body.document()),
        cues_(body.cues()),
        prose_(body),
        words_(body, ask.is_known),
        ask_(ask) {}

  std::vector<Companion> find() {
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (!is_own(document_[i].zone) || ask_.is_taken(i)) continue;
      const auto somebody = words_.at(i);
      if (!somebody) continue;
      const bool comes = takes_part(*somebody);
      if (!is_known_otherwise(*somebody, comes) && ask_.takes_part(*somebody, comes))
        add(*somebody);
      i = somebody->range.end - 1;
    }
    return std::move(found_);
  }

 private:
  void add(Companion somebody) {
    const auto head = [this](const Companion& one) { return document_.folded(one.range.end - 1); };
    const bool again = std::any_of(found_.begin(), found_.end(), [&](const Companion& known) {
      return known.call_name == somebody.call_name &&
             (!somebody.call_name.empty() || head(known) == head(somebody));
    });
    if (!again) found_.push_back(std::move(somebody));
  }

  // She is named elsewhere, or only told of: "onze ib'er is enthousiast over Rekenen".
  bool is_known_otherwise(const Companion& somebody, bool comes) const {
    const std::size_t begin = somebody.range.begin;
    const Range& sentence = body_.sentences().of(begin).range;
    const bool leads = cues_.at(List::kDefinite, begin) && prose_.tells_which_group(begin);
    return somebody.call_name.empty() &&
           (is_named_elsewhere(body_, somebody.range) || leads ||
            (!comes && cues_.any(List::kTells, between_breaks(cues_, sentence, somebody.range))));
  }

  bool takes_part(const Companion& somebody) const {
    const Range& range = somebody.range;
    const Sentence& sentence = body_.sentences().of(range.begin);
    if (sentence.question && !asks_to_register(cues_, sentence.range)) return false;
    const Range segment = between_breaks(cues_, sentence.range, range);
    if (cues_.any(List::kNotComing, before_writer(range, segment)) ||
        cues_.any(List::kAbsent, segment) || cues_.any(List::kNotRegistering, segment) ||
        cues_.any(List::kHistory, segment) || prose_.thinks_of_writer(segment) ||
        is_genitive(range))
      return false;
    if (prose_.she_wants(range.begin) && !is_spoken_of(range)) return true;
    // "Hetzelfde geldt voor mijn duo", but "net als mijn duo werk ik op …"
    const std::size_t before = std::max<std::size_t>(range.begin, 1) - 1;
    if (cues_.covers(List::kSameFor, before) && cues_.at(List::kAbout, before))
      return !denied(segment);
    if (is_enumerated(range, sentence.range) || is_wished_for(range, sentence.range) ||
        has_share_beside_writer(body_, range) ||
        (somebody.call_name.empty() && has_sentence_with_group(body_, range)))
      return true;
    if (!somebody.call_name.empty() && is_listed(range, sentence.range)) return true;
    const bool joins_by_name = somebody.joins_writer && !somebody.call_name.empty();
    if (joins_by_name &&
        cues_.at(List::kComes, behind_writer(range.end)))  // "Marieke en ik komen."
      return !denied(segment);
    // "Samen met een collega train ik mentoren, dus plaats mij bij …"
    if (somebody.joins_writer)
      return !denied(segment) && !cues_.any(List::kConferred, told_of(range)) &&
             comes_with_writer(stands_with(range) ? told_of(range)
                                                  : with_sentence_before(body_, range));
    // "Ik kom met een collega, wie weet ik nog niet"
    if (stands_with(range)) return !denied(told_of(range)) && comes_with(range);
    if (comes_along(range, sentence.range) || is_brought(range, segment) ||
        chooses(range, somebody.call_name, sentence.range) || goes_too(somebody, sentence.range))
      return true;
    const bool definite = somebody.call_name.empty() && cues_.at(List::kDefinite, range.begin);
    return !definite && !is_spoken_of(range) && is_signed_up(range, sentence.range);
  }

  // "als coach van onze starters"
  bool is_genitive(const Range& range) const {
    if (range.begin < 2 || !is_spoken_of(range)) return false;
    const std::size_t noun = range.begin - 2;
    return cues_.covers(List::kCompanion, noun) || cues_.covers(List::kColleague, noun) ||
           cues_.covers(List::kJob, noun);
  }

  // "… en ik"; the token itself where that does not follow.
  std::size_t behind_writer(std::size_t token) const {
    const std::size_t end = cues_.end_at(List::kAnd, token);
    return end > token ? cues_.end_at(List::kFirstPerson, end) : token;
  }

  // "Wij komen met drie personen: ik, onze ib'er en de leerkracht van groep 6"
  bool is_enumerated(const Range& range, const Range& sentence) const {
    const std::size_t before = range.begin - 1;
    const bool item = range.begin > sentence.begin &&
                      (document_.is_mark(before, ':') || document_.is_mark(before, ',') ||
                       cues_.covers(List::kAnd, before));
    if (!item) return false;
    std::size_t colon = before;
    while (colon > sentence.begin && !document_.is_mark(colon, ':')) --colon;
    const Range announced{sentence.begin, colon};
    // "Van ons komen er twee: onze ib'er en …"
    if (colon > sentence.begin && number_at(body_, colon - 1) > 0 &&
        (cues_.any(List::kComes, announced) || cues_.any(List::kRegister, announced)))
      return true;
    return cues_.any(List::kSeveral, announced) ||
           (prose_.speaks_for_several() && cues_.any(List::kParticipants, announced));
  }

  // "Ik meld aan: Bregje en Twan", "van ons komen Bregje (taal), Twan (rekenen) en Saskia", "wij
  // (Bregje, Twan, Saskia) komen"
  bool is_listed(const Range& range, const Range& sentence) const {
    std::size_t head = range.begin;
    while (head > sentence.begin && before_item(head) < head) head = before_item(head);
    if (head == sentence.begin || denied(sentence)) return false;
    const std::size_t before = head - 1;
    const Range announced{sentence.begin, before};
    if (document_.is_mark(before, ':'))
      return cues_.any(List::kRegister, announced) && !cues_.any(List::kSelfRegister, announced);
    if (document_.is_mark(before, '('))
      return before > sentence.begin && cues_.covers(List::kEveryone, before - 1) &&
             cues_.any(List::kComes, sentence);
    const bool several = head < range.begin || cues_.at(List::kAnd, range.end) ||
                         document_.is_mark(range.end, ',') || document_.is_mark(range.end, '(');
    return several && cues_.covers(List::kComes, before);
  }

  // Where what stands before the item begins: a link, another name, or what its brackets hold; the
  // item itself where nothing of that kind does.
  std::size_t before_item(std::size_t item) const {
    const std::size_t at = item - 1;
    if (document_.is_mark(at, ')')) return bracket_before(document_, item);
    const bool name = document_.is_word(at) && document_[at].capital &&
                      !cues_.at(List::kCommon, at) && !cues_.covers(List::kComes, at);
    return name || document_.is_mark(at, ',') || cues_.covers(List::kAnd, at) ? at : item;
  }

  // "Er komt een collega, | zelf ben ik er niet bij"
  Range before_writer(const Range& range, Range segment) const {
    for (std::size_t i = range.end; i + 1 < segment.end; ++i) {
      const bool writers =
          cues_.at(List::kFirstPerson, i + 1) || cues_.at(List::kListedWriter, i + 1);
      if (document_.is_mark(i, ',') && writers) segment.end = i;
    }
    return segment;
  }

  bool denied(const Range& told) const {
    return cues_.any(List::kNegation, told) && !cues_.any(List::kNoNegation, told);
  }

  // "Loes en ik hebben samen een klas" wants nothing; but "Loes en ik werken op De Brug. Wij willen
  // naar Taal".
  bool comes_with_writer(const Range& sentence) const {
    return cues_.any(List::kWish, sentence) || cues_.any(List::kRegister, sentence) ||
           cues_.any(List::kSelfRegister, sentence) || body_.names_group(sentence) ||
           prose_.wish_of_all() || prose_.speaks_for_several();
  }

  // "Ik kom met een collega", but "ik deel een klas met Loes".
  bool stands_with(const Range& range) const {
    // "Na overleg met mijn directeur"
    if (range.begin > 1 && cues_.end_at(List::kSource, range.begin - 2) == range.begin)
      return false;
    return range.begin > 0 && cues_.covers(List::kWith, range.begin - 1) &&
           !document_.breaks_after(range.begin - 1);
  }

  // Her clause; the sentence where she stands alone between commas.
  Range told_of(const Range& range) const {
    const Range clause = body_.sentences().clause_of(document_, range.begin);
    // "…, met onze ib'er in mijn kielzog, …"
    const Range rest{range.end, clause.end};
    const bool aside = rest.size() <= kLongestTail && !cues_.any(List::kAuxiliary, rest) &&
                       !cues_.any(List::kThirdVerb, rest) && !cues_.any(List::kFirstPerson, rest);
    const bool ends =
        aside || !document_.is_word(range.end) || cues_.at(List::kRelative, range.end);
    const bool alone =
        cues_.at(List::kWith, clause.begin) && clause.begin + 3 >= range.begin && ends;
    return alone ? body_.sentences().of(range.begin).range : clause;
  }

  bool comes_with(const Range& range) const {
    Range told = told_of(range);
    for (std::size_t i = range.end; i + 1 < told.end; ++i) {
      // "Ik heb met mijn directeur overlegd | en kom graag"
      const bool verb = cues_.at(List::kComes, i + 1) || cues_.at(List::kWish, i + 1) ||
                        cues_.at(List::kFirstPerson, i + 1);
      if (cues_.at(List::kAnd, i) && verb) told.end = i;
    }
    // "Ik meld me aan, samen met onze ib'er"
    const bool together =
        range.begin > 1 && cues_.end_at(List::kWith, range.begin - 2) == range.begin;
    const bool registers = together && cues_.any(List::kSelfRegister, told);
    const bool comes = cues_.any(List::kComes, told) || goes_to_group(body_, told);
    return registers ||
           (comes && (cues_.any(List::kFirstPerson, told) || cues_.any(List::kEveryone, told)));
  }

  // "Mijn duo gaat ook mee", "ook komt Loes".
  bool comes_along(const Range& range, const Range& sentence) const {
    if (is_spoken_of(range)) return false;
    return std::any_of(cues_.of(List::kJoins).begin(), cues_.of(List::kJoins).end(),
                       [&](const Cue& cue) { return is_subject_of(range, cue.range, sentence); });
  }

  bool is_subject_of(const Range& range, const Range& verb, const Range& sentence) const {
    if (verb.begin < sentence.begin || verb.end > sentence.end) return false;
    // "die juf willen worden, kom ik graag"
    if (document_.original(verb).find(',') != std::string_view::npos) return false;
    const std::size_t behind = verb.end;
    if (denied({std::min(range.begin, verb.begin), std::min(behind + 1, sentence.end)}))
      return false;
    if (behind < document_.size() && cues_.at(List::kRelative, behind)) return false;
    // "ook gaat mijn duo mee"
    if (verb.begin < range.begin)
      return only_adds({verb.begin + 1, range.begin}) &&
             (verb.end >= range.end || verb.end == range.begin);
    if (verb.begin < range.end || verb.begin - range.end > kFurthestVerb) return false;
    // "Jens und Anke kommen"
    std::size_t behind_list = range.end;
    while (behind_list + 1 < verb.begin && cues_.covers(List::kAnd, behind_list) &&
           document_[behind_list + 1].capital)
      behind_list += 2;
    for (std::size_t i = behind_list; i < verb.begin; ++i) {
      // Another subject, or what the sentence has to say of the writer.
      const bool other = cues_.at(List::kClauseBreak, i) || cues_.at(List::kFirstPerson, i) ||
                         cues_.at(List::kThirdVerb, i) ||
                         (document_[i].capital && cues_.at(List::kFirstName, i));
      if (other) return false;
    }
    return !wants_no_place(body_, verb);
  }

  // "Ik ga, en Koos gaat": no more is said of him.
  bool goes_too(const Companion& somebody, const Range& sentence) const {
    const std::size_t verb = somebody.range.end;
    const bool alone =
        verb + 1 >= sentence.end || !document_.is_word(verb + 1) || cues_.at(List::kAnd, verb + 1);
    return !somebody.call_name.empty() && cues_.at(List::kThirdVerb, verb) && alone &&
           !is_spoken_of(somebody.range) && cues_.any(List::kComes, sentence) &&
           cues_.any(List::kFirstPerson, sentence) && !cues_.any(List::kNegation, sentence);
  }

  // "er komen | ook nog | drie collega's mee", "daarnaast komt | er | een leerkracht mee"
  bool only_adds(const Range& between) const {
    // "zijn er drie mensen bij ons begonnen", "| Gaat er nog iemand mee, dan …"
    const std::size_t verb = between.begin - 1;
    const bool comes =
        !cues_.at(List::kPluralVerb, verb) && verb > body_.sentences().of(verb).range.begin;
    for (std::size_t i = between.begin; i < between.end; ++i) {
      if (!cues_.covers(List::kAlso, i) && !cues_.covers(List::kAdditive, i) &&
          !(comes && cues_.at(List::kThere, i)))
        return false;
    }
    return true;
  }

  // "ik neem mijn stagiaire mee"
  bool is_brought(const Range& range, const Range& segment) const {
    const std::vector<Range> verbs = cues_.all(List::kBrings, segment);
    return std::any_of(verbs.begin(), verbs.end(), [&](const Range& verb) {
      return (verb.begin < range.begin && verb.end >= range.end) || verb.begin == range.end;
    });
  }

  // "onze rekencoördinator voor Rekenen", "Loes: Taal"
  bool chooses(const Range& range, std::string_view called, const Range& sentence) const {
    const bool beside =
        prose_.heads_for_group(range) || prose_.is_beside_group(range) || begins_item(range);
    const bool oblique = is_spoken_of(range) && !cues_.at(List::kAbout, range.begin - 1);
    if (stands_below_group(range) && !cues_.any(List::kNegation, sentence)) return true;
    return beside && !oblique && begins_phrase(range.begin) &&
           !cues_.any(List::kSource, sentence) &&
           (begins_item(range) || cues_.any(List::kFirstPerson, sentence) ||
            cues_.any(List::kEveryone, sentence) || cues_.any(List::kRegister, sentence) ||
            (!found_.empty() && sentence.contains(found_.back().range.begin)) ||
            (!called.empty() && cues_.any(List::kWish, sentence) &&
             cues_.at(List::kTitle, range.begin)));
  }

  // "Voor Rekenen: Loes van groep 4"
  bool stands_below_group(const Range& range) const {
    return range.begin > 0 && document_.is_mark(range.begin - 1, ':') &&
           prose_.stands_behind_group(range.begin);
  }

  // "- een nog te benoemen leerkracht, Taal"
  bool begins_item(const Range& range) const {
    const Line& line = document_.lines()[document_[range.begin].line];
    const bool bullet = range.begin > line.first && range.begin - line.first <= 2 &&
                        document_[line.first].kind != TokenKind::kWord;
    return bullet && range.end < line.last && document_.is_mark(range.end, ',') &&
           body_.names_group({range.end, std::min(range.end + 4, line.last)});
  }

  // Not amid "meld mij maar Ann voor …", where a small word is misspelt.
  bool begins_phrase(std::size_t token) const {
    return token == 0 || document_.breaks_after(token - 1) || parts_clauses(document_, token - 1) ||
           document_[token - 1].kind == TokenKind::kPunctuation ||
           cues_.covers(List::kAnd, token - 1) || cues_.covers(List::kAbout, token - 1) ||
           cues_.covers(List::kThirdVerb, token - 1) || cues_.covers(List::kComes, token - 1);
  }

  bool is_spoken_of(const Range& range) const {
    if (is_counted(body_, range)) return false;
    return range.begin > 0 && cues_.at(List::kOblique, range.begin - 1) &&
           !document_.breaks_after(range.begin - 1);
  }

  // "Graag een plek voor iemand uit ons team": and for nobody else.
  bool is_wished_for(const Range& range, const Range& sentence) const {
    return range.begin > 0 && cues_.at(List::kAbout, range.begin - 1) &&
           cues_.at(List::kSomebody, range.begin) && cues_.any(List::kWish, sentence) &&
           !cues_.any(List::kFirstPerson, sentence) && !cues_.any(List::kNegation, sentence);
  }

  // "Graag mijn collega inschrijven voor Taal", but "mijn collega was enthousiast en ik meld me
  // aan".
  bool is_signed_up(const Range& range, const Range& sentence) const {
    const Range segment = between_breaks(cues_, sentence, range);
    // "Ik meld Loes aan voor Taal | en mezelf voor Gedrag"
    const std::vector<Range> reflexive = cues_.all(List::kReflexive, sentence);
    const bool herself = std::any_of(reflexive.begin(), reflexive.end(), [&](const Range& cue) {
      return cue.begin < range.end || !cues_.covers(List::kAnd, cue.begin - 1);
    });
    const bool writer = herself || cues_.any(List::kAsksWriter, sentence) ||
                        registers_herself(sentence) ||
                        (cues_.any(List::kEveryone, sentence) && !is_object(range, segment));
    const std::vector<Range> verbs = cues_.all(List::kRegister, segment);
    return !writer && std::any_of(verbs.begin(), verbs.end(), [&](const Range& verb) {
      return !denied({verb.begin > segment.begin ? verb.begin - 1 : verb.begin,
                      std::min(verb.end + 1, segment.end)});
    });
  }

  // "Wij willen graag één collega | aanmelden": the verb of signing up right behind her.
  bool is_object(const Range& range, const Range& segment) const {
    const Cue* verb = cues_.first(List::kSignsUp, {range.end, segment.end});
    if (verb == nullptr || cues_.covers(List::kAnd, range.begin - 1)) return false;
    for (std::size_t at = range.end; at < verb->range.begin; ++at) {
      if (parts_clauses(document_, at) || cues_.at(List::kAnd, at) ||
          cues_.at(List::kEveryone, at) || cues_.at(List::kFirstPerson, at))
        return false;
    }
    return true;
  }

  // "Ik wil meedoen", but "graag zou ik onze ib'er aanmelden".
  bool registers_herself(const Range& sentence) const {
    const std::vector<Range> cues = cues_.all(List::kSelfRegister, sentence);
    return std::any_of(cues.begin(), cues.end(), [&](const Range& cue) {
      return !cues_.any(List::kSignsUp, {cue.end, sentence.end});
    });
  }

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  NamedInProse prose_;
  CompanionWords words_;
  const CompanionQuestions& ask_;
  std::vector<Companion> found_;
};

}  // namespace

std::vector<Companion> find_companions(const Part& body, const CompanionQuestions& ask) {
  return CompanionFinder(body, ask).find();
}

}  // namespace meldaan::extract
