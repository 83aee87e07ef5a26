#include "extract/places/places.h"

#include <algorithm>
#include <optional>

#include "extract/places/list_heads.h"
#include "extract/places/place_extent.h"
#include "extract/places/place_form.h"
#include "extract/places/place_labels.h"
#include "extract/places/place_relations.h"
#include "extract/places/place_rivals.h"
#include "extract/places/place_signs.h"
#include "extract/places/place_slips.h"
#include "extract/places/place_statements.h"
#include "extract/text/name_parts.h"
#include "extract/text/sentences.h"

namespace meldaan::extract {
namespace {

// What each sign is worth. A disclaimer's foundation is just enough: some are a holding's.
constexpr double kByLabel = 0.97;
constexpr double kByType = 0.92;
constexpr double kByTypeLowerCase = 0.82;
constexpr double kByEnding = 0.88;
constexpr double kByPosition = 0.80;
constexpr double kHeadsPeople = 0.82;
constexpr double kInDisclaimer = 0.76;
constexpr double kInSignature = 0.10;  // less than the same in the letter itself, but still sure
constexpr double kOfTheWriter = 0.04;  // more, where she says that she works there
constexpr double kLeastInSignature = 0.77;
// Sixty people name fewer; names of people are looked for around each of them.
constexpr std::size_t kMostPlaces = 600;

bool may_hold_place(Zone zone) {
  return zone == Zone::kOwn || zone == Zone::kSignature || zone == Zone::kDisclaimer ||
         zone == Zone::kClosing;
}

class PlaceFinder {
 public:
  PlaceFinder(const Document& document, const Cues& cues, const std::vector<Field>& fields,
              const std::vector<Mention>& mentions)
      : document_(document),
        cues_(cues),
        fields_(fields),
        extent_(document, cues, mentions),
        form_(document, cues, extent_),
        signs_(document, cues, extent_),
        relations_(document, cues, extent_),
        statements_(document, cues, extent_, form_),
        heads_(find_list_heads(document, cues, fields, mentions)) {}

  std::vector<Place> find() {
    for (const LabelledPlace& place : labelled_places(document_, cues_, fields_))
      add(place.is_school, place.range, kByLabel, place.why);
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (!may_hold_place(document_[i].zone) || in_label_value(i)) continue;
      const std::size_t end = read_at(i);
      if (end > i) i = end - 1;
    }
    for (Place& place : places_)
      place.is_school = place.is_school && !extent_.is_called_board(place.range);
    mend_slips(document_, cues_, extent_, places_);
    weigh_rivals(document_, cues_, form_, places_);
    return std::move(places_);
  }

 private:
  bool in_label_value(std::size_t token) const {
    return std::any_of(fields_.begin(), fields_.end(), [this, token](const Field& field) {
      const bool place = field.has(List::kLabelSchool) || field.has(List::kLabelFoundation);
      return (place && !field.unknown && field.value.contains(token) &&
              !is_prose(document_, cues_, field.value)) ||
             field.label.contains(token);
    });
  }

  void add(bool school, Range range, double score, std::string why) {
    range = extent_.trimmed(range);
    if (school) range.begin = extent_.preposition_before(range);
    if (school && is_workplace(range)) score += kOfTheWriter;
    if (range.empty() || places_.size() == kMostPlaces) return;
    if (document_[range.begin].zone == Zone::kSignature)
      score = std::min(score, std::max(score - kInSignature, kLeastInSignature));
    if (document_[range.begin].zone == Zone::kDisclaimer) {
      if (school && score < kByType) return;
      score = kInDisclaimer;
    }
    places_.push_back({school, document_.original(range), range, score, std::move(why)});
  }

  bool is_workplace(const Range& range) const {
    std::size_t at = range.begin;
    while (at > 0 && cues_.covers(List::kParticle, at - 1)) --at;
    const Range before{at > 4 ? at - 4 : 0, range.begin};
    const std::vector<Range> works = cues_.all(List::kWorksAt, before);
    if (!works.empty() && works.back().end >= at) return true;
    // "rekencoördinator op de Julianaschool"
    const std::vector<Range> jobs = cues_.all(List::kJob, before);
    return !jobs.empty() && cues_.at(List::kAt, jobs.back().end) && jobs.back().end + 1 >= at;
  }

  // --- what stands at a token; returns behind what was read, or the token itself ---

  // Whether the stretch that ends with this token begins with somebody's first name.
  bool follows_person(std::size_t end, std::size_t line_begin) const {
    constexpr std::size_t kLongestName = 12;  // its small words included; keeps long lines linear
    std::size_t begin = end;
    while (begin > line_begin && document_[begin - 1].kind == TokenKind::kWord) {
      if (end - --begin > kLongestName) return false;
    }
    return begin < end && cues_.at(List::kFirstName, begin) && document_[begin].capital;
  }

  // "Frits Hage, De Schothorst Enschede": behind the name of who signs, a name with its article.
  std::size_t read_by_position(std::size_t token) {
    const Line& line = document_.lines()[document_[token].line];
    const bool signature = document_[token].zone == Zone::kSignature;
    const bool begins = token == line.first || document_[token - 1].kind == TokenKind::kPunctuation;
    const bool after_name = token > line.first && follows_person(token - 1, line.first);
    if (!begins || !(signature || after_name) ||
        !(document_[token].capital || extent_.is_name_article(token)))
      return token;
    // "Ben Olieman", "Al Jansen": a small word that is somebody's name.
    const bool given = document_[token].capital && cues_.at(List::kFirstName, token);
    if (given || !cues_.covers(List::kParticle, token) || token + 1 >= line.last ||
        !extent_.is_name_word(token + 1) || cues_.at(List::kCommon, token + 1))
      return token;
    const std::size_t end = extent_.name_end(token + 1);
    add(true, {token, end}, kByPosition, "its place behind the name");
    return end;
  }

  std::size_t read_at(std::size_t token) {
    if (const std::size_t end = cues_.end_at(List::kNoPlace, token); end > token) {
      // "bestuursbureau van Keender"
      const bool of_board = cues_.end_at(List::kBelongsTo, token) > end;
      if (!goes_on_with_name(end) && !of_board) return end;
    }
    if (const std::size_t end = read_list_head(token); end > token) return end;
    if (const std::size_t end = read_statement(token); end > token) return end;
    if (const auto read = signs_.long_organisation(token)) return add(*read);
    if (const std::size_t end = read_organisation(token); end > token) return end;
    if (const std::size_t end = read_school(token); end > token) return end;
    if (const std::size_t end = read_school_word(token); end > token) return end;
    if (const auto read = relations_.at(token)) return add(*read);
    if (const auto read = signs_.organisation(token)) return add(*read);
    if (const std::size_t end = read_by_position(token); end > token) return end;
    if (const std::size_t end = read_form(token); end > token) return end;
    if (const auto read = signs_.at(token, places_)) return add(*read);
    read_as_school(token);
    return token;
  }

  // "Academische basisschool De Linde", "a school of Stichting Keender": with a name behind it, it
  // is one.
  bool goes_on_with_name(std::size_t end) const {
    if (end + 1 >= document_.size() || document_.breaks_after(end - 1)) return false;
    if (document_[end - 1].capital && cues_.at(List::kFoundationType, end - 1))
      return extent_.is_name_word(end) && !extent_.is_type(end);
    return cues_.at(List::kSchoolType, end - 1) && extent_.is_name_article(end) &&
           extent_.is_name_word(end + 1);
  }

  std::size_t add(const SignRead& read) {
    add(read.is_school, read.range, read.score, read.why);
    return read.range.end;
  }

  std::size_t read_list_head(std::size_t token) {
    const auto head = std::find_if(heads_.begin(), heads_.end(),
                                   [token](const Range& range) { return range.begin == token; });
    if (head == heads_.end()) return token;
    add(true, *head, kHeadsPeople, "it heads a line of people");
    return head->end;
  }

  std::size_t read_statement(std::size_t token) {
    std::size_t end = token;
    for (const SignRead& read : statements_.at(token)) end = std::max(end, add(read));
    return end;
  }

  std::size_t read_form(std::size_t token) {
    const auto read = form_.at(token);
    if (!read) return token;
    add(true, read->range, read->score, read->why);
    return read->range.end;
  }

  // "het bestuur van Keender": what follows is the name.
  bool is_kind_alone(std::size_t token, std::size_t end) const {
    return !document_[token].capital && cues_.at(List::kBoardNoun, token) &&
           cues_.at(List::kFrom, end);
  }

  // "Bestuur onbekend"
  bool is_unknown(std::size_t end) const {
    return end < document_.size() && cues_.at(List::kUnknownValue, end) && document_.is_word(end);
  }

  // "St. Jansschool", "basisschool st. jozef", but "Stichting Carmelcollege"
  bool is_saint(std::size_t token, std::size_t end) const {
    constexpr std::size_t kLongestSaint = 3;
    if (document_.folded(token).size() > kLongestSaint) return false;
    const bool typed =
        token > 0 && cues_.at(List::kSchoolType, token - 1) && !document_.breaks_after(token - 1);
    return typed || (cues_.at(List::kSchoolEnding, end) &&
                     (document_[end].capital || !document_[token].capital));
  }

  std::size_t read_organisation(std::size_t token) {
    for (const List list : {List::kFoundationType, List::kOrganisationType}) {
      std::size_t type = cues_.end_at(list, token);
      if (type == token || form_.is_quoted({token, type}) || is_kind_alone(token, type) ||
          is_saint(token, type) || is_unknown(type))
        continue;
      // "stichting opo gelderland"
      const std::size_t second = cues_.end_at(List::kFoundationType, type);
      const bool doubled = second > type && second < document_.size() && !document_[type].capital &&
                           !document_.breaks_after(second - 1);
      if (doubled) type = second;
      // "de pabo van Windhorst Hogeschool"
      if (!document_[token].capital && cues_.at(List::kInstitute, token) &&
          cues_.at(List::kFrom, type))
        continue;
      bool certain = false;
      // "Stichting Brede School Losser": here the school's kind is the foundation's name.
      const std::size_t kind = extent_.is_name_word(type) && extent_.is_type(type)
                                   ? cues_.end_at(List::kSchoolType, type)
                                   : type;
      const std::size_t number = extent_.numbered_end(type);
      if (number > type && list == List::kOrganisationType)
        return add({false, {token, number}, kByType, "an organisation's number"});
      std::size_t end =
          extent_.typed_name_end(std::max(type, kind), list == List::kFoundationType, certain);
      if (doubled && end <= type) end = cues_.end_at(List::kLocation, type);
      if (end <= type) continue;
      if (!certain && extent_.is_only_spoken_of(token)) continue;
      // "PCBO De Brug", but "PCBO Vecht en Regge" and "obs De Brug (sg. De Brink)"
      const bool behind = token > 0 && document_.is_mark(token - 1, '(') && !places_.empty() &&
                          places_.back().is_school && places_.back().range.end + 3 > token;
      if (cues_.at(List::kSchoolType, token) && cues_.at(List::kArticle, type) && !behind) continue;
      // "stichting openbaar onderwijs twente": a region at the end belongs to it.
      if (!certain && cues_.at(List::kLocation, end) && !document_.breaks_after(end - 1)) {
        const std::size_t region = cues_.end_at(List::kLocation, end);
        if (region == document_.size() || document_.breaks_after(region - 1) ||
            !document_.is_word(region))
          end = region;
      }
      std::size_t begin = token;
      if (certain && !document_[token].capital && cues_.end_at(List::kBareNoun, token) == type)
        begin = type;
      add(false, {begin, end}, certain ? kByType : kByTypeLowerCase,
          "the word '" + document_.original(Range{token, type}) + "'");
      return end;
    }
    return token;
  }

  // "ik heb de kindcentra begeleid": where the writer has capitals, a whole word names its school
  // with one, or with an article.
  bool is_word_among_capitals(std::size_t token, std::size_t type) const {
    constexpr std::size_t kLongestAbbreviation = 5;
    // "mij bij het IKC verwachten", "op een vso begonnen"
    const bool spoken_of = token > 0 && (cues_.at(List::kArticle, token - 1) ||
                                         cues_.at(List::kIndefinite, token - 1));
    return !form_.is_lower_case() && type < document_.size() && !cues_.at(List::kArticle, type) &&
           (spoken_of || document_.folded(token).size() > kLongestAbbreviation);
  }

  std::size_t read_school(std::size_t token) {
    const std::size_t type = cues_.end_at(List::kSchoolType, token);
    // "secretaris werkgroep IKC"
    const bool group = token > 0 && kind_word_end(cues_, token - 1) == token;
    if (type == token || group || extent_.speaks_of_group(token, type)) return token;
    // "een school van Keender": whose it is.
    if (!document_[token].capital && cues_.at(List::kSchoolNoun, token) &&
        cues_.at(List::kFrom, type))
      return token;
    // "Stroomland College Hengelo": the name began before its type.
    if (cues_.at(List::kSchoolWord, token) && extent_.name_begin(token) < token)
      return read_school_word(token);
    bool certain = false;
    // "op school net mee begonnen": an everyday word is a type only before a capitalised name.
    const bool lower_allowed = !cues_.at(List::kCommon, token) ||
                               (form_.is_lower_case() && cues_.at(List::kArticle, type));
    // "hier op school de rekenlessen", "op onze school de starters": what one does at school is not
    // its name.
    const bool plain = token > 0 && type == token + 1 && cues_.at(List::kCommon, token) &&
                       !document_[token].capital;
    const bool at_school =
        plain && (cues_.at(List::kAt, token - 1) ||
                  (cues_.at(List::kPossessive, token - 1) && extent_.names_group(type + 1)));
    const std::size_t end = extent_.typed_name_end(type, lower_allowed && !at_school, certain);
    if (end <= type || (!certain && is_word_among_capitals(token, type))) return token;
    // "Kindcentra Overijsselse Vecht": several, and so those of a board.
    const bool board = cues_.at(List::kFoundationWord, token) && !extent_.is_name_article(type);
    add(!board, {extent_.compound_begin(token), end}, certain ? kByType : kByTypeLowerCase,
        "the word '" + document_.original(Range{token, type}) + "'");
    return end;
  }

  // "Maria Gorettischool", "Twickelveld College", "College De Grens", "International School Campus
  // Noord"
  std::size_t read_school_word(std::size_t token) {
    if (!document_.is_word(token)) return token;
    // "Hogeschool", "Volkshogeschool" end alike, and are none.
    const bool ending =
        cues_.at(List::kSchoolEnding, token) && !cues_.at(List::kOrganisationType, token);
    const bool word = cues_.at(List::kSchoolWord, token);
    const bool named = ending && extent_.is_name_article(token + 1) &&
                       token + 2 < document_.size() && extent_.is_name_word(token + 2) &&
                       !document_.breaks_after(token);
    // "Daltonbasisschool Het Ambacht": the compound is the school's kind, the name follows.
    if (named) {
      const std::size_t end = extent_.name_end(token + 2);
      add(true, {token, end}, kByType, "a kind of school before a name");
      return end;
    }
    const std::size_t joined = ending || word ? extent_.joined_begin(token) : token;
    if (joined < token) {
      add(true, {joined, token + 1}, kByEnding, "a school's kind joined to the name");
      return token + 1;
    }
    if (!document_[token].capital) return read_lower_ending(token, ending);
    if (!ending && !word) return token;
    // "De Brug | Daltonschool | Goor": its kind
    const bool cell = token > 0 && !document_.breaks_after(token - 1) &&
                      document_[token - 1].kind == TokenKind::kPunctuation &&
                      !document_.is_mark(token - 1, '(');
    if (cell && cues_.end_at(List::kSchoolType, token) == token + 1 &&
        !extent_.is_name_word(token + 1) && !extent_.is_name_article(token + 1) &&
        !cues_.at(List::kNameLink, token + 1) && !places_.empty() &&
        places_.back().range.end + 1 == token)
      return token + 1;
    Range range{token, token + 1};
    range.begin = extent_.name_begin(token);
    if (word) range.end = std::max(range.end, extent_.name_end(token));
    if (word && range.size() == 1) {
      bool certain = false;
      range.end = extent_.typed_name_end(token + 1, false, certain);
      if (range.end <= token + 1) return token;
    }
    add(true, range, kByEnding,
        ending ? "a name that ends in '…school'" : "a school's kind in the name");
    return range.end;
  }

  // "de marcelischool", of a writer without capitals: behind an article or a word of place.
  std::size_t read_lower_ending(std::size_t token, bool ending) {
    if (!ending || !form_.is_lower_case() || token == 0 || cues_.at(List::kCommon, token) ||
        extent_.is_type(token) || document_.breaks_after(token - 1))
      return token;
    const std::size_t begin = extent_.lower_name_begin(token);
    if (begin == token && !cues_.covers(List::kParticle, token - 1) &&
        !cues_.covers(List::kAtSchool, token - 1) && !cues_.at(List::kContracted, token - 1))
      return token;
    add(true, {begin, token + 1}, kByTypeLowerCase, "a name that ends in '…school'");
    return token + 1;
  }

  // "je mag de Appelhof in Enter als mijn school opschrijven"
  void read_as_school(std::size_t token) {
    if (!cues_.at(List::kAsSchool, token)) return;
    constexpr std::size_t kFurthestBack = 6;
    for (std::size_t back = 1; back <= kFurthestBack && back <= token; ++back) {
      const std::size_t at = token - back;
      const bool article =
          cues_.covers(List::kParticle, at) && at + 1 < token && extent_.is_name_word(at + 1);
      if (!article) continue;
      add(true, {at, extent_.name_end(at + 1)}, kByType, "called 'my school'");
      return;
    }
  }

  const Document& document_;
  const Cues& cues_;
  const std::vector<Field>& fields_;
  PlaceExtent extent_;
  PlaceForm form_;
  PlaceSigns signs_;
  PlaceRelations relations_;
  PlaceStatements statements_;
  std::vector<Range> heads_;  // of a list's lines
  std::vector<Place> places_;
};

}  // namespace

std::vector<Place> find_places(const Document& document, const Cues& cues,
                               const std::vector<Field>& fields,
                               const std::vector<Mention>& mentions) {
  std::vector<Place> places = PlaceFinder(document, cues, fields, mentions).find();
  add_neighbours(document, cues, places);
  return places;
}

}  // namespace meldaan::extract
