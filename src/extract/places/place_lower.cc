// How far names reach that bear no capital, or are a number; the others stand in place_extent.cc.
#include <algorithm>
#include <array>

#include "extract/places/place_extent.h"
#include "extract/text/name_parts.h"

namespace meldaan::extract {

std::size_t PlaceExtent::numbered_end(std::size_t type) const {
  const auto number = [this](std::size_t at) {
    return at < document_.size() && document_[at].kind == TokenKind::kNumber;
  };
  if (!number(type) || document_.breaks_after(type - 1)) return type;
  const bool joined = document_.is_mark(type + 1, '-') || document_.is_mark(type + 1, '.');
  if (joined && number(type + 2) && document_[type + 2].glued) return type + 3;
  constexpr std::size_t kDigits = 4;
  return document_.folded(type).size() >= kDigits ? type + 1 : type;
}

bool PlaceExtent::is_called_board(const Range& name) const {
  const std::size_t word = name.end + 1;
  return document_.is_mark(name.end, '(') && document_.is_mark(word + 1, ')') &&
         cues_.at(List::kBoardNoun, word);
}

bool PlaceExtent::is_only_spoken_of(std::size_t type) const {
  if (type == 0) return false;
  return cues_.at(List::kNegation, type - 1) || cues_.at(List::kIndefinite, type - 1) ||
         (cues_.at(List::kOurs, type - 1) && !lower_case_);
}

bool PlaceExtent::speaks_of_group(std::size_t type, std::size_t next) const {
  if (!names_group(type) || next >= document_.size() || is_name_word(next) ||
      cues_.at(List::kArticle, next))
    return false;
  // "IKC regenboog", of a writer without capitals, is a name.
  static constexpr std::array kSpeaking = {
      List::kSignsUp, List::kRegister, List::kAdditive, List::kFull,  List::kFiller, List::kWish,
      List::kChange,  List::kCancel,   List::kAnd,      List::kComes, List::kJoins,  List::kCommon};
  return document_[type].capital || std::any_of(kSpeaking.begin(), kSpeaking.end(), [&](List list) {
           return cues_.covers(list, next);
         });
}

// "opo hof van delden": behind the town that closes a name.
std::size_t PlaceExtent::lower_town_end(std::size_t token) const {
  const bool of_town = cues_.at(List::kFrom, token) && token + 1 < document_.size() &&
                       !document_.breaks_after(token);
  return of_town ? std::max(token, cues_.end_at(List::kLocation, token + 1)) : token;
}

// "sint jan de doper": behind the small word within a name, where another name word follows.
std::size_t PlaceExtent::lower_link_end(std::size_t token) const {
  if (!cues_.at(List::kArticle, token) || token + 1 >= document_.size() ||
      document_.breaks_after(token) || !document_.is_word(token + 1))
    return token;
  for (const List list : {List::kCommon, List::kLocation, List::kJob, List::kWish, List::kArticle})
    if (cues_.at(list, token + 1)) return token;
  const bool named = is_type(token + 1) || kind_word_end(cues_, token + 1) > token + 1;
  return named ? token : token + 1;
}

// "stichting samen onderweg", of a writer without capitals; no "stichting is gebleven".
bool PlaceExtent::is_of_lower_board(std::size_t name) const {
  return name > 0 && cues_.at(List::kFoundationType, name - 1) &&
         !cues_.covers(List::kAuxiliary, name) && lower_case_;
}

// "vereniging voor protestants onderwijs Noordoost", "stichting voor openbaar onderwijs te Goor":
// what it is for in small letters, where the name or the town that parts it from others follows.
std::size_t PlaceExtent::lower_purpose_end(std::size_t from, std::size_t head) const {
  constexpr std::size_t kMostWords = 6;
  if (from > 1 && cues_.at(List::kIndefinite, from - 2)) return from;
  bool schooling = false;
  for (std::size_t at = head; at < document_.size() && at - head < kMostWords; ++at) {
    if (schooling && is_name_word(at) && !is_type(at)) return name_end(at);
    const bool town = cues_.at(List::kLocationWord, at) && !document_.breaks_after(at) &&
                      (cues_.at(List::kLocation, at + 1) || is_name_word(at + 1));
    if (town) return schooling ? std::max(at + 2, cues_.end_at(List::kLocation, at + 1)) : from;
    if (!document_.is_word(at) || document_[at].capital || document_.breaks_after(at) ||
        cues_.at(List::kFirstPerson, at) || cues_.at(List::kAuxiliary, at))
      return from;
    schooling = schooling || cues_.at(List::kFoundationWord, at);
  }
  return from;
}

// "(stichting vo ijssel en regge)": behind what the brackets hold and nothing ends before.
std::size_t PlaceExtent::bracketed_end(std::size_t from) const {
  std::size_t open = from;
  while (open > 0 && from - open < 3 && !document_.is_mark(open - 1, '(')) --open;
  if (open == from || open == 0 || !document_.is_mark(open - 1, '(') || !is_type(open)) return from;
  std::size_t end = from;
  for (; end < document_.size() && end <= from + kMostLowerWords; ++end) {
    if (document_.is_mark(end, ')')) return end;
    for (const List list : {List::kAuxiliary, List::kFirstPerson, List::kWish, List::kLocationWord,
                            List::kUnknownValue, List::kQuestionWord, List::kFormer, List::kJob}) {
      if (cues_.covers(list, end)) return from;
    }
    if (!document_.is_word(end) || is_type(end) || document_.breaks_after(end)) return from;
  }
  return from;
}

// "stichting vecht en dal.": behind the second of two names that one place bears, where its clause
// ends; the conjunction itself where it joins something else.
std::size_t PlaceExtent::lower_pair_end(std::size_t token) const {
  const std::size_t second = token + 1;
  if (!cues_.at(List::kAnd, token) || !document_.is_word(second) || names_group(second) ||
      is_type(second) || !cues_.knows_nothing_of(second) || document_.breaks_after(token))
    return token;
  const bool ends =
      document_.breaks_after(second) || document_[second + 1].kind == TokenKind::kPunctuation;
  return ends ? second + 1 : token;
}

// "stichting tof onderwijs": words that are no common ones, up to the next break.
std::size_t PlaceExtent::lower_name_end(std::size_t from) const {
  if (const std::size_t end = bracketed_end(from); end > from) return end;
  std::size_t at = from;
  while (at < document_.size() && cues_.covers(List::kParticle, at) && !document_.breaks_after(at))
    ++at;
  std::size_t end = from;
  const bool board = is_of_lower_board(from);
  // "obs de drie linden": an everyday word may begin a name that goes on with another.
  if (at + 1 < document_.size() && document_.is_word(at) && cues_.at(List::kCommon, at) &&
      (at > from || board) && document_.is_word(at + 1) && !cues_.at(List::kCommon, at + 1) &&
      !document_.breaks_after(at)) {
    ++at;
  }
  for (std::size_t words = 0; at < document_.size() && words < kMostLowerWords; ++words) {
    if (const std::size_t second = lower_pair_end(at); at > from && second > at) return second;
    const bool common = cues_.at(List::kCommon, at) && !cues_.at(List::kFoundationWord, at);
    if (const std::size_t behind = lower_town_end(at); behind > at + 1 && at > from) return behind;
    // No board is called after a saint: "stichting morgenwijs de plaatsing".
    const std::size_t behind = board ? at : lower_link_end(at);
    if (behind > at && at > from) {
      at = behind;
      continue;
    }
    if (!document_.is_word(at) || common || cues_.at(List::kLocation, at) ||
        cues_.at(List::kLocationWord, at) || is_type(at) || cues_.at(List::kWish, at) ||
        (at == from && cues_.at(List::kAuxiliary, at)) || cues_.at(List::kSlip, at) ||
        cues_.at(List::kNamesIt, at) || cues_.at(List::kCalled, at) ||
        (cues_.at(List::kBelongsTo, at) && at > from) || cues_.at(List::kFirstPerson, at) ||
        (cues_.at(List::kClosing, at) && at > from) || document_[at].zone != document_[from].zone) {
      break;
    }
    // "… stichting noordrand", and "groepen : …" in the next line
    const bool label = at + 1 < document_.size() && at > 0 && document_.is_mark(at + 1, ':') &&
                       document_[at].line != document_[at - 1].line;
    if (label) break;
    end = ++at;
    if (document_.breaks_after(end - 1)) break;
  }
  return end;
}

}  // namespace meldaan::extract
