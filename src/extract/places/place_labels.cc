#include "extract/places/place_labels.h"

#include <utility>

#include "extract/text/sentences.h"

namespace meldaan::extract {
namespace {

class LabelReader {
 public:
  LabelReader(const Document& document, const Cues& cues) : document_(document), cues_(cues) {}

  std::vector<LabelledPlace> read(const std::vector<Field>& fields) {
    for (const Field& field : fields) read_field(field);
    return std::move(places_);
  }

 private:
  void add(bool school, const Range& range, const char* why) {
    places_.push_back({school, range, why});
  }

  void read_field(const Field& field) {
    const bool school = field.has(List::kLabelSchool);
    const bool foundation = field.has(List::kLabelFoundation);
    if (field.unknown || (!school && !foundation) || is_prose(document_, cues_, field.value))
      return;
    if (school && !foundation && read_belonging(field.value)) return;
    std::vector<Range> parts = split(behind_introduction(field.value), school && foundation);
    if (school && foundation) {
      const bool foundation_first = parts.size() == 1
                                        ? cues_.any(List::kFoundationType, parts.front())
                                        : field.labels.front() == List::kLabelFoundation;
      add(!foundation_first, parts.front(), "its label");
      if (parts.size() > 1) add(foundation_first, parts.back(), "its label");
      return;
    }
    // "Werkt bij: Gemeente Goor", "Organisatie: obs De Brug"
    const std::size_t begin = parts.front().begin;
    const bool typed = cues_.at(List::kSchoolType, begin);
    const bool is_school = school ? typed || !cues_.at(List::kOrganisationType, begin)
                                  : typed && !cues_.at(List::kFoundationType, begin);
    add(is_school, cut_remark(parts.front()), "its label");
    if (school && parts.size() > 1 && cues_.at(List::kFoundationType, parts.back().begin)) {
      add(false, parts.back(), "behind the school in its field");
    }
  }

  // "School: De Brug, Goor, onderdeel van Stichting Keender"
  bool read_belonging(const Range& value) {
    const std::vector<Range> belongs = cues_.all(List::kBelongsTo, value);
    if (belongs.empty() || belongs.front().end >= value.end) return false;
    const auto says_nothing = [&](std::size_t token) {
      return document_[token].kind == TokenKind::kPunctuation || cues_.at(List::kAnd, token) ||
             (!document_[token].capital && cues_.at(List::kCommon, token));
    };
    Range school{value.begin, belongs.front().begin};
    while (!school.empty() && says_nothing(school.end - 1) &&
           !document_.is_mark(school.end - 1, ')'))
      --school.end;
    Range board{belongs.front().end, value.end};
    while (!board.empty() && cues_.at(List::kArticle, board.begin) &&
           !document_[board.begin].capital)
      ++board.begin;
    if (!board.empty() && document_.is_mark(board.end - 1, ')') &&
        bracket_in(document_, board) == board.end)
      --board.end;
    if (school.empty() || board.empty() || cues_.any(List::kFirstPerson, school)) return false;
    add(true, cut_remark(school), "its label");
    add(false, cut_remark(board), "behind the school in its field");
    return true;
  }

  // "Bestuur: dat is bij ons Keender"
  Range behind_introduction(Range value) const {
    std::size_t at = cues_.end_at(List::kThatIs, value.begin);
    if (at == value.begin) return behind_relation(value);
    while (at < value.end && !document_[at].capital && cues_.at(List::kCommon, at) &&
           !cues_.at(List::kArticle, at))
      ++at;
    if (at < value.end) value.begin = at;
    return value;
  }

  // "Van wie is de school? De Brug valt onder Keender", "Waar? Op De Brug", "Groep 4, De Brug"
  Range behind_relation(Range value) const {
    const std::vector<Range> belongs = cues_.all(List::kBelongsTo, value);
    if (!belongs.empty() && belongs.back().end < value.end) return {belongs.back().end, value.end};
    std::size_t at = value.begin;
    if (cues_.at(List::kKindAny, at) && at + 2 < value.end &&
        document_[at + 1].kind == TokenKind::kNumber)
      at += document_.is_mark(at + 2, ',') ? 3 : 2;
    const bool place = at + 1 < value.end && cues_.at(List::kAtSchool, at) &&
                       (cues_.at(List::kArticle, at + 1) || document_[at + 1].capital ||
                        cues_.at(List::kSchoolType, at + 1));
    if (place) ++at;
    if (at < value.end) value.begin = at;
    return value;
  }

  // "obs De Brug / Stichting X", "obs De Brug (Stichting X)": cut before a foundation, and at a
  // free slash.
  std::vector<Range> split(const Range& value, bool both) const {
    for (std::size_t i = value.begin + 1; i < value.end; ++i) {
      const bool slash = document_.is_mark(i, '/') || document_.is_mark(i, '|');
      const bool mark = slash || document_.is_mark(i, ',') || document_.is_mark(i, '(') ||
                        (document_.is_mark(i, '-') && !document_[i].glued);
      if (!mark || i + 1 >= value.end) continue;
      const bool town = cues_.at(List::kLocation, i + 1) || cues_.at(List::kLocationWord, i + 1);
      const bool parts = slash || (both && !town);
      if (!parts && !cues_.at(List::kFoundationType, i + 1) &&
          !cues_.at(List::kOrganisationType, i + 1))
        continue;
      std::size_t end = value.end;
      if (document_.is_mark(i, '(') && document_.is_mark(end - 1, ')')) --end;
      return {{value.begin, i}, {i + 1, end}};
    }
    return {value};
  }

  // Whether a number stands in the stretch up to the next comma.
  bool has_number(const Range& range) const {
    for (std::size_t i = range.begin; i < range.end && !document_.is_mark(i, ','); ++i) {
      if (document_[i].kind == TokenKind::kNumber) return true;
    }
    return false;
  }

  // "stg. De Brug", "r.k. basisschool"
  bool abbreviates(std::size_t stop) const {
    return document_.folded(stop - 1).size() == 1 || cues_.at(List::kNameAbbreviation, stop - 1) ||
           cues_.covers(List::kFoundationType, stop - 1) || cues_.covers(List::kTitle, stop - 1);
  }

  // "De Brug, maar we verhuizen binnenkort": what is said about the value is not its name.
  Range cut_remark(Range value) const {
    for (std::size_t i = value.begin + 1; i < value.end; ++i) {
      // "Sint Plechelmus (Oldenzaal)"
      if (document_.is_mark(i, '(') && cues_.at(List::kLocation, i + 1)) {
        value.end = i;
        break;
      }
      if (document_.is_mark(i, ';') ||
          (document_.is_mark(i, '.') && !document_[i - 1].capital && !abbreviates(i))) {
        value.end = i;
        break;
      }
      // "De Brug, Dorpsstraat 4, Goor"
      if (document_.is_mark(i, ',') && has_number({i + 1, value.end})) {
        value.end = i;
        break;
      }
      const bool mark = document_.is_mark(i, ',') || document_.is_mark(i, '(');
      // "Keender, dacht ik"
      const bool sentence = cues_.at(List::kCommon, i + 1) || document_.is_mark(i, '(') ||
                            cues_.any(List::kFirstPerson, {i + 1, value.end});
      if (mark && i + 1 < value.end && !document_[i + 1].capital && sentence &&
          !cues_.at(List::kLocation, i + 1) && !cues_.at(List::kLocationWord, i + 1)) {
        value.end = i;
        break;
      }
    }
    return value;
  }

  const Document& document_;
  const Cues& cues_;
  std::vector<LabelledPlace> places_;
};

}  // namespace

std::vector<LabelledPlace> labelled_places(const Document& document, const Cues& cues,
                                           const std::vector<Field>& fields) {
  return LabelReader(document, cues).read(fields);
}

bool is_prose(const Document& document, const Cues& cues, const Range& value) {
  if (value.empty() || document[value.begin].capital) return false;
  // "de Kamper ik in Zuna", "de Bron (ik bedoel De Born)"
  const bool named =
      cues.at(List::kArticle, value.begin) && value.size() > 1 && document[value.begin + 1].capital;
  const Range before{value.begin, bracket_in(document, {value.begin + 1, value.end})};
  return (!named && cues.any(List::kFirstPerson, before)) || cues.any(List::kCalled, value) ||
         cues.any(List::kWorksAt, value);
}

}  // namespace meldaan::extract
