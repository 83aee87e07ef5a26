#include "extract/wishes/chosen_numbers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "extract/text/numerals.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestSpan = 12;  // "1 t/m 23" of a list is no choice of groups any more

class NumberReader {
 public:
  NumberReader(const Part& body, const Range& line, std::size_t last)
      : document_(body.document()), cues_(body.cues()), body_(body), line_(line), last_(last) {}

  std::vector<ChosenNumber> read() const {
    std::vector<ChosenNumber> found;
    for (std::size_t i = line_.begin; i < line_.end; ++i) {
      if (const auto counted = counted_at(i)) {
        for (std::size_t k = counted->begin; k < counted->end; ++k)
          found.push_back({k, {i, i + 2}});
        ++i;
        continue;
      }
      const std::optional<std::size_t> number = number_at(i);
      const bool corrects =
          !found.empty() && cues_.any(List::kCorrection, {found.back().range.end, i});
      if (!number || (!corrects && is_declined(body_, {i, i + 1}))) continue;
      if (corrects) found.pop_back();  // "17, o nee, 18"
      if (!found.empty() && leads_to(found.back(), i, *number)) {
        for (std::size_t between = found.back().number + 1; between < *number; ++between)
          found.push_back({between, {i, i + 1}});
      }
      found.push_back({*number, {i, i + 1}});
    }
    return found;
  }

 private:
  // "de eerste twee", "de laatste drie"
  std::optional<Range> counted_at(std::size_t token) const {
    if (token + 1 >= line_.end || document_.breaks_after(token)) return std::nullopt;
    const Cue* count = cues_.first(List::kCardinal, {token + 1, token + 2});
    if (count == nullptr || count->entry >= last_) return std::nullopt;
    const std::size_t many = count->entry + 1U;
    const Cue* ordinal = cues_.first(List::kOrdinal, {token, token + 1});
    if (ordinal != nullptr && ordinal->entry == 0) return Range{1, many + 1};
    if (cues_.at(List::kLastOfAll, token)) return Range{last_ + 1 - many, last_ + 1};
    return std::nullopt;
  }

  std::optional<std::size_t> number_at(std::size_t token) const {
    constexpr std::size_t kMostDigits = 2;
    if (cues_.at(List::kDateWord, token + 1) ||
        names_no_line(document_, cues_, body_.sentences(), token))
      return std::nullopt;
    if (document_[token].kind == TokenKind::kNumber) {
      const std::string digits(document_.folded(token));
      if (digits.size() > kMostDigits || digits.starts_with('0')) return std::nullopt;
      return std::stoul(digits);
    }
    if (!document_.is_word(token)) return std::nullopt;
    const Range word{token, token + 1};
    if (cues_.at(List::kLastOfAll, token) && stands_alone(token)) return last_;
    const Cue* ordinal = cues_.first(List::kOrdinal, word);
    if (ordinal != nullptr && stands_alone(token) && !ranks_group(token)) return ordinal->entry + 1;
    const Cue* cardinal = cues_.first(List::kCardinal, word);
    const bool counted = token > line_.begin && cues_.at(List::kOrdinal, token - 1);
    const bool counts = cardinal != nullptr && ordinal == nullptr && !counted &&
                        ((is_pointed_at(token) && ends_choice(token)) || says_nothing_else());
    return counts ? std::optional(cardinal->entry + 1) : std::nullopt;
  }

  // "de eerste", "de vierde groep"; not "de eerste keer", "de eerste twee".
  bool stands_alone(std::size_t token) const {
    const std::size_t next = token + 1;
    return next >= line_.end || document_[next].kind == TokenKind::kPunctuation ||
           cues_.at(List::kAnd, next) || cues_.at(List::kPointer, next) ||
           cues_.at(List::kFiller, next) || cues_.at(List::kKindAny, next) ||
           cues_.at(List::kThrough, next) || document_.breaks_after(token);
  }

  // "eerste keus Taal", "tweede voorkeur: Rekenen": the order of what is named.
  bool ranks_group(std::size_t token) const {
    constexpr std::size_t kNear = 4;
    const std::size_t next = token + 1;
    const bool ranks = next < line_.end && document_.is_word(next) && !cues_.at(List::kAnd, next) &&
                       !document_.breaks_after(token);
    return ranks && body_.names_group({next + 1, std::min(next + kNear, line_.end)});
  }

  // "nummer een en", but not "nummer 14. Een vraag"
  bool ends_choice(std::size_t token) const {
    const std::size_t next = token + 1;
    return stands_alone(token) || cues_.covers(List::kCardinal, next) ||
           cues_.at(List::kWish, next) || cues_.at(List::kThanks, next);
  }

  // "nummer een, drie en vier"
  bool is_pointed_at(std::size_t token) const {
    const std::size_t begin = std::max(line_.begin, body_.sentences().of(token).range.begin);
    while (token > begin) {
      --token;
      if (cues_.covers(List::kPointer, token)) return true;
      const bool joins = cues_.covers(List::kAnd, token) || cues_.covers(List::kCardinal, token) ||
                         cues_.covers(List::kThrough, token) ||
                         document_[token].kind != TokenKind::kWord;
      if (!joins) return false;
    }
    return false;
  }

  // "Vier", "doe maar twee en vijf"
  bool says_nothing_else() const {
    static constexpr std::array kSmall = {
        List::kCardinal, List::kOrdinal, List::kAnd,      List::kFiller,  List::kPointer,
        List::kArticle,  List::kWish,    List::kThanks,   List::kThrough, List::kContrast,
        List::kNegation, List::kKindAny, List::kLastOfAll};
    for (std::size_t i = line_.begin; i < line_.end; ++i) {
      const bool small =
          !document_.is_word(i) || std::any_of(kSmall.begin(), kSmall.end(),
                                               [&](List list) { return cues_.covers(list, i); });
      if (!small) return false;
    }
    return true;
  }

  // "14 t/m 16"
  bool leads_to(const ChosenNumber& first, std::size_t token, std::size_t number) const {
    const Range between{first.range.end, token};
    return number > first.number && number - first.number <= kLongestSpan && !between.empty() &&
           cues_.end_at(List::kThrough, between.begin) == between.end;
  }

  const Document& document_;
  const Cues& cues_;
  const Part& body_;
  const Range line_;
  const std::size_t last_;
};

}  // namespace

std::vector<ChosenNumber> chosen_numbers(const Part& body, const Range& line, std::size_t last) {
  return NumberReader(body, line, last).read();
}

bool is_declined(const Part& body, const Range& range) {
  const Range& sentence = body.sentences().of(range.begin).range;
  const Range clause = body.sentences().clause_of(body.document(), range.begin);
  const Range before{std::max(sentence.begin, clause.begin), range.begin};
  const std::vector<Range> negations = body.cues().all(List::kNegation, before);
  // "niet 17 maar 20"
  return !negations.empty() &&
         !body.cues().any(List::kContrast, {negations.back().end, range.begin});
}

}  // namespace meldaan::extract
