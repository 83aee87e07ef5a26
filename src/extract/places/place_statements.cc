#include "extract/places/place_statements.h"

#include <algorithm>

#include "extract/text/name_parts.h"

namespace meldaan::extract {
namespace {

constexpr double kStated = 0.95;
constexpr double kInApposition = 0.82;
constexpr std::size_t kFurthestName = 12;  // words between what is named and its name
constexpr std::size_t kFurthestNoun = 14;
constexpr std::size_t kShortQuestion = 4;

bool parts_sentences(const Document& document, std::size_t token) {
  return document.is_mark(token, '.') || document.is_mark(token, '!') ||
         document.is_mark(token, '?') || document.is_mark(token, ':');
}

}  // namespace

std::size_t PlaceStatements::simple_noun_end(std::size_t token, bool& school) const {
  const std::size_t board = cues_.end_at(List::kBoardNoun, token);
  std::size_t place = cues_.end_at(List::kSchoolNoun, token);
  // "ons dorpsschooltje", "onze jenaplanschool"
  if (place == token && token < document_.size() && !document_[token].capital)
    place =
        std::max(cues_.end_at(List::kSchoolEnding, token), cues_.end_at(List::kSchoolType, token));
  school = place >= board;
  return std::max(place, board);
}

std::optional<PlaceStatements::Noun> PlaceStatements::noun_at(std::size_t token) const {
  Noun noun;
  noun.end = simple_noun_end(token, noun.is_school);
  if (noun.end == token || cues_.covers(List::kNoPlace, token)) return std::nullopt;
  const bool joined = cues_.at(List::kAnd, noun.end) ||
                      (noun.end < document_.size() && document_.is_mark(noun.end, '/'));
  if (!joined) return noun;
  std::size_t second = noun.end + 1;
  while (second < document_.size() &&
         (cues_.at(List::kOurs, second) || cues_.at(List::kArticle, second)))
    ++second;
  bool school = true;
  const std::size_t end = simple_noun_end(second, school);
  if (end == second || school == noun.is_school) return std::nullopt;
  noun.pair = true;
  noun.end = end;
  return noun;
}

std::vector<SignRead> PlaceStatements::at(std::size_t token) const {
  if (!is_about_sender(document_[token].zone)) return {};
  if (const auto noun = noun_at(token)) {
    if (auto reads = said_of(*noun, token); !reads.empty()) return reads;
    if (const auto read = in_apposition(*noun, token)) return {*read};
    return {};
  }
  if (const auto read = said_before(token)) return {*read};
  if (const auto read = called(token)) return {*read};
  if (const auto read = belonging(token)) return {*read};
  return {};
}

// Words that may stand between a word for a place and its name: small ones, and when it came about.
bool PlaceStatements::is_filler(std::size_t token) const {
  if (document_.is_mark(token, ',')) return true;
  if (document_[token].kind == TokenKind::kNumber) return true;
  // "Mijn school staat in Deventer: De Bron."
  if (cues_.covers(List::kLocation, token) && cues_.at(List::kLocationWord, token - 1)) return true;
  if (!document_.is_word(token) || cues_.at(List::kNegation, token) ||
      (document_[token].capital && !cues_.covers(List::kThatIs, token)))
    return false;
  for (const List list : {List::kCommon, List::kParticle, List::kOurs, List::kDateWord,
                          List::kNamesIt, List::kCalled, List::kWorks, List::kNowAt,
                          List::kBelongsTo, List::kWorksAt, List::kEveryone, List::kFiller}) {
    if (cues_.covers(list, token)) return true;
  }
  return false;
}

bool PlaceStatements::is_small_word(std::size_t token) const {
  return document_.is_word(token) && !document_[token].capital && !cues_.at(List::kNegation, token);
}

// "Onze stichting? Keender", "de school! Dat is De Bron": what is named stands behind the mark.
bool PlaceStatements::goes_on_behind(std::size_t mark, const Noun& noun, std::size_t token) const {
  if (mark + 1 >= document_.size()) return false;
  if (cues_.at(List::kThatIs, mark + 1)) return true;
  // "Van onze school komen drie collega's: Miep Kolman, …"
  for (const List list : {List::kComes, List::kRegister, List::kColleague, List::kParticipants}) {
    if (cues_.any(list, {noun.end, mark})) return false;
  }
  const bool asks = document_.is_mark(mark, '?') || document_.is_mark(mark, ':');
  const Range asked{form_.clause_before(token).begin, mark};
  // "Van onze school:" above those who come
  if (cues_.at(List::kFrom, asked.begin) || cues_.at(List::kOblique, asked.begin) ||
      cues_.at(List::kOnBehalfOf, asked.begin))
    return false;
  const bool of_us = cues_.any(List::kFirstPerson, asked) || cues_.any(List::kEveryone, asked) ||
                     cues_.any(List::kOurs, asked);
  // "Welke school? De Bron"
  const bool only =
      document_.is_mark(mark, '?') && mark == noun.end && asked.size() <= kShortQuestion;
  return asks && (of_us || only) && mark - noun.end < kFurthestName / 2;
}

// The first word of the name that the statement comes to.
std::optional<std::size_t> PlaceStatements::name_after(const Noun& noun, std::size_t token) const {
  bool said = false;
  bool called = false;
  bool strange = false;
  bool crossed = false;
  for (std::size_t at = noun.end; at < document_.size() && at - noun.end < kFurthestName; ++at) {
    if (at > noun.end && document_.breaks_after(at - 1) && !crossed) return std::nullopt;
    if (!is_about_sender(document_[at].zone)) return std::nullopt;
    // Behind the mark it is named outright.
    if (parts_sentences(document_, at)) {
      if (crossed || !goes_on_behind(at, noun, token)) return std::nullopt;
      crossed = said = true;
      continue;
    }
    // "… is mijn school, en mijn stichting is …"
    bool school = noun.is_school;
    const bool other = cues_.at(List::kOurs, at) && simple_noun_end(at + 1, school) > at + 1;
    if (other && school != noun.is_school && !said) return std::nullopt;
    const bool behind_verb = said && !name_at(at).empty();
    if (behind_verb) return strange && !called ? std::nullopt : std::optional(at);
    // "heet, heel toepasselijk, De Bron", "is gefuseerd en heet De Bron": beside that verb any word
    // may stand.
    if (!is_filler(at)) {
      if (!is_small_word(at)) return std::nullopt;
      strange = true;
    }
    called = called || cues_.at(List::kCalled, at);
    said = said || cues_.at(List::kNamesIt, at) || cues_.at(List::kCalled, at);
  }
  return std::nullopt;
}

// No post, no group, no town, nobody's name and no word of every day.
Range PlaceStatements::name_at(std::size_t token) const {
  std::size_t head = token;
  const bool article = cues_.at(List::kArticle, head);
  if (article) ++head;
  if (head >= document_.size() || (article && document_.breaks_after(token)) ||
      extent_.is_type(head) || kind_word_end(cues_, head) != head)
    return {token, token};
  // "Ons Onderwijs Oost", "Kiezen voor Kinderen" amid a sentence is a name.
  const bool amid = head > 0 && (document_.is_word(head - 1) || document_.is_mark(head - 1, ','));
  const bool goes_on = amid && extent_.is_name_word(head) && head + 1 < document_.size() &&
                       !document_.breaks_after(head) &&
                       (extent_.is_name_word(head + 1) || extent_.motto_end(head + 1) > head + 1);
  for (const List list : {List::kJob, List::kNoPlace, List::kDateWord, List::kThatIs,
                          List::kNamesIt, List::kOurs, List::kTitle}) {
    if (cues_.at(list, head) && !goes_on) return {token, token};
  }
  const bool common =
      cues_.at(List::kCommon, head) && !cues_.at(List::kFoundationWord, head) && !goes_on;
  if (common || (!article && cues_.at(List::kLocation, head) &&
                 extent_.name_end(head) <= cues_.end_at(List::kLocation, head)))
    return {token, token};
  if (extent_.is_name_word(head)) {
    std::size_t end = extent_.name_end(head);
    // "Protestants-Christelijke Basisschool De Brug": the kind stands amid the name.
    const std::size_t type = end < document_.size() && document_.is_mark(end, '-') ? end + 1 : end;
    if (type < document_.size() && !document_.breaks_after(end - 1) && extent_.is_name_word(type) &&
        cues_.at(List::kSchoolType, type)) {
      bool certain = false;
      end = extent_.typed_name_end(cues_.end_at(List::kSchoolType, type), false, certain);
    }
    const bool person = !article && extent_.is_given_name(head) && end < head + 2;
    return person ? Range{token, token} : Range{token, extent_.motto_end(end)};
  }
  if (!form_.is_lower_case() || !document_.is_word(head)) return {token, token};
  return {token, extent_.lower_name_end(head)};
}

std::vector<SignRead> PlaceStatements::reads_of(const Noun& noun, const Range& name) const {
  if (!noun.pair) return {{noun.is_school, name, kStated, "said to be its name"}};
  for (std::size_t i = name.begin + 1; i < document_.size() && i <= name.end; ++i) {
    const bool joins =
        cues_.at(List::kAnd, i) || document_.is_mark(i, '/') || document_.is_mark(i, ',');
    if (!joins || i + 1 >= document_.size()) continue;
    std::vector<SignRead> reads{{noun.is_school, {name.begin, i}, kStated, "said to be its name"}};
    const Range second = name_at(i + 1);
    if (!second.empty()) reads.push_back({!noun.is_school, second, kStated, "said to be its name"});
    return reads;
  }
  return {};
}

// "Ons bestuur heet sinds januari Rijk aan Leren"
std::vector<SignRead> PlaceStatements::said_of(const Noun& noun, std::size_t token) const {
  const auto begin = name_after(noun, token);
  if (!begin) return {};
  // "Onze school is in Goor", "Mijn school is er voor Jan"
  const std::size_t before = *begin - 1;
  for (const List list : {List::kAt, List::kAtSchool, List::kLocationWord, List::kOblique}) {
    if (before >= noun.end && cues_.at(list, before)) return {};
  }
  return reads_of(noun, name_at(*begin));
}

// Whether a word of the writer's stands before: "onze kleine dorpsschool", "een school".
bool PlaceStatements::is_introduced(std::size_t token) const {
  constexpr std::size_t kReach = 3;
  for (std::size_t back = 1; back <= kReach && back <= token; ++back) {
    if (document_.breaks_after(token - back) || !document_.is_word(token - back)) return false;
    if (cues_.at(List::kOurs, token - back)) return true;
  }
  return false;
}

// "onze school (De Kerkewei)", "een dorpsschool, de Kerkewei in Daarle"
std::optional<SignRead> PlaceStatements::in_apposition(const Noun& noun, std::size_t token) const {
  const std::size_t mark = noun.end;
  if (noun.pair || mark + 1 >= document_.size() || document_.breaks_after(mark - 1))
    return std::nullopt;
  const bool bracket = document_.is_mark(mark, '(');
  if (!is_introduced(token) && !(bracket && !noun.is_school)) return std::nullopt;
  const bool comma = document_.is_mark(mark, ',') || document_.is_mark(mark, ':');
  // "twee scholen, namelijk De Bron en De Zwaan"
  std::size_t begin = cues_.end_at(List::kThatIs, mark + 1);
  if (begin < document_.size() && document_.is_mark(begin, '.')) ++begin;
  // "een eigen bedrijfje, Van Aalst Klankwerk", but "ons bestuur, Piet Bakker"
  const bool of_board = !noun.is_school && begin < document_.size() && document_[begin].capital &&
                        !extent_.is_given_name(begin);
  if (!bracket && !(comma && (of_board || cues_.at(List::kArticle, begin)))) return std::nullopt;
  const Range name = name_at(begin);
  if (name.empty() || (!bracket && !of_board && !extent_.is_name_word(begin + 1)))
    return std::nullopt;
  return SignRead{noun.is_school, name, kInApposition, "named behind the word for it"};
}

// "De Bron is mijn school", "Keender heet onze stichting"
std::optional<SignRead> PlaceStatements::said_before(std::size_t token) const {
  const bool begins = token == 0 || document_.breaks_after(token - 1) ||
                      document_[token - 1].kind == TokenKind::kPunctuation ||
                      cues_.at(List::kAnd, token - 1) || cues_.at(List::kContrast, token - 1);
  if (!begins) return std::nullopt;
  const Range name = name_at(token);
  if (name.empty() || name.end >= document_.size() || document_.breaks_after(name.end - 1))
    return std::nullopt;
  std::size_t at =
      std::max(cues_.end_at(List::kNamesIt, name.end), cues_.end_at(List::kCalled, name.end));
  if (at == name.end) return std::nullopt;
  while (at < document_.size() && cues_.at(List::kCommon, at) && !cues_.at(List::kOurs, at) &&
         !cues_.at(List::kNegation, at) && at - name.end < 4)
    ++at;
  if (!cues_.at(List::kOurs, at)) return std::nullopt;
  bool school = true;
  const std::size_t end = simple_noun_end(at + 1, school);
  if (end == at + 1) return std::nullopt;
  return SignRead{school, name, kStated, "said to be the writer's"};
}

// "De Brug is sinds augustus onderdeel van Keender"
std::optional<SignRead> PlaceStatements::belonging(std::size_t token) const {
  constexpr std::size_t kFurthest = 6;
  const bool begins = token == 0 || document_.breaks_after(token - 1) ||
                      parts_sentences(document_, token - 1) || cues_.at(List::kAnd, token - 1);
  if (!begins || !extent_.is_name_article(token)) return std::nullopt;
  const Range name = name_at(token);
  if (name.empty() || !extent_.is_name_word(token + 1)) return std::nullopt;
  for (std::size_t at = name.end; at < document_.size() && at - name.end < kFurthest; ++at) {
    if (document_.breaks_after(at - 1)) return std::nullopt;
    if (cues_.at(List::kBelongsTo, at))
      return SignRead{true, name, kInApposition, "said to belong to a board"};
    if (!is_small_word(at) && document_[at].kind != TokenKind::kNumber) return std::nullopt;
  }
  return std::nullopt;
}

// "de school die nu Kindplein Zuid heet"
std::optional<SignRead> PlaceStatements::called(std::size_t token) const {
  if (token == 0 || document_.breaks_after(token - 1)) return std::nullopt;
  const Range name = name_at(token);
  if (name.empty() || !cues_.at(List::kCalled, name.end) || document_.breaks_after(name.end - 1))
    return std::nullopt;
  const Range clause = form_.clause_before(token);
  for (std::size_t at = token; at-- > clause.begin && token - at < kFurthestNoun;) {
    if (cues_.at(List::kFirstPerson, at) && at + 3 > token) return std::nullopt;  // "ik Anna heet"
    bool school = true;
    const bool noun = simple_noun_end(at, school) > at;
    if (noun || cues_.at(List::kJob, at)) {
      if (!noun) school = true;
      return SignRead{school, name, kStated, "said to be called so"};
    }
  }
  return std::nullopt;
}

}  // namespace meldaan::extract
