#include "extract/people/companion_words.h"

#include <algorithm>

#include "extract/people/head_count.h"
#include "extract/people/rows.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kMostCompanionAdjectives = 3;

}  // namespace

std::optional<Companion> CompanionWords::at(std::size_t token) const {
  auto somebody = described_at(token);
  if (!somebody) somebody = called_at(token);
  if (!somebody) return std::nullopt;
  const Range described{token, behind_class(somebody->range.end)};
  somebody->joins_writer = joins_writer(described);
  if (!somebody->call_name.empty()) somebody->range = described;
  return somebody;
}

// "van groep 8", "uit de bovenbouw", "(groep 3)": behind whom it describes.
std::size_t CompanionWords::behind_class(std::size_t token) const {
  if (token >= document_.size() || document_.breaks_after(token - 1)) return token;
  const bool bracket = document_.is_mark(token, '(');
  // "naar groep 3" is one of the list's.
  const bool from = cues_.at(List::kFrom, token) ||
                    (document_.is_word(token) && !cues_.at(List::kOblique, token));
  if (document_[token].capital || (!bracket && !from)) return token;
  std::size_t at = token + 1;
  if (cues_.at(List::kArticle, at) || cues_.at(List::kOurs, at)) ++at;
  const bool group = cues_.at(List::kKindAny, at) || cues_.at(List::kRoleMailbox, at);
  if (!group || document_[at].line != document_[token].line || body_.is_of_group(at)) return token;
  std::size_t end = at + 1;
  const bool figure = end < document_.size() && document_[end].kind == TokenKind::kNumber;
  while (end < document_.size() && !document_.breaks_after(end - 1) &&
         (document_[end].kind == TokenKind::kNumber || document_.is_mark(end, '/')))
    ++end;
  if (!figure && !cues_.at(List::kRoleMailbox, at)) return token;
  if (!bracket) return end;
  return document_.is_mark(end, ')') ? end + 1 : token;
}

std::size_t CompanionWords::head_end(std::size_t token) const {
  std::size_t end = token;
  for (const List list : {List::kColleague, List::kJob, List::kCompanion})
    end = std::max(end, cues_.end_at(list, token));
  return end;
}

// "mijn collega", "onze nieuwe ib'er", "de LIO-stagiaire", "een van onze leerkrachten", "iemand
// uit ons team"; with her first name behind it, if that is given.
std::optional<Companion> CompanionWords::described_at(std::size_t token) const {
  if (const std::size_t end = cues_.end_at(List::kSomebody, token); end > token)
    return with_name(Companion{{token, end}, "", 1, false});
  std::size_t at = std::max(cues_.end_at(List::kOurs, token), cues_.end_at(List::kDefinite, token));
  // "Met drie man sterk" counts the writer as well.
  std::size_t count = number_at(body_, token);
  // "een groepje van drie leerkrachten"
  if (count == 0 && cues_.at(List::kFrom, token + 2) &&
      (cues_.at(List::kKindAny, token + 1) || cues_.at(List::kRoleMailbox, token + 1)))
    count = number_at(body_, token + 3);
  // "mijn twee collega's"
  if (count == 0 && at > token && cues_.at(List::kOurs, token)) {
    count = number_at(body_, at);
    if (count > 0) ++at;
  }
  if (number_at(body_, token) > 0) at = std::max(at, token + 1);
  if (at == token || is_writers_own(token) || cues_.covers(List::kSeveral, token) ||
      (count > 0 && cues_.covers(List::kKindAny, token - 1)))
    return std::nullopt;
  const auto end_of_head = [&](std::size_t head) {
    const bool several = count > 0 || (head > token + 2 && cues_.at(List::kOblique, head - 2));
    return several ? std::max(head_end(head), cues_.end_at(List::kParticipants, head))
                   : head_end(head);
  };
  std::size_t end = end_of_head(at);
  for (std::size_t skipped = 0; end == at && skipped < kMostCompanionAdjectives; ++skipped) {
    // "een even enthousiaste collega"
    const bool degree = cues_.covers(List::kFiller, at) && is_adjective(at + 1);
    if (!degree && !is_adjective(at)) return std::nullopt;
    end = end_of_head(++at);
  }
  if (end == at) return std::nullopt;
  for (std::size_t next = head_end(end); next > end; next = head_end(end)) end = next;
  if (describes_named(token, end) || tells_what_somebody_is(token)) return std::nullopt;
  if (count > 1) return Companion{{token, end}, "", count, false};
  return with_name(Companion{{token, end}, "", 1, false});
}

// "Piet Bakker, onze rekencoördinator, wil …"
bool CompanionWords::describes_named(std::size_t begin, std::size_t end) const {
  const bool aside =
      begin > 1 && (document_.is_mark(begin - 1, ',') || document_.is_mark(begin - 1, '('));
  // "Hoi, | onze rekencoördinator …"
  return aside && is_own(document_[begin - 2].zone) && !document_.breaks_after(begin - 1) &&
         document_[begin - 2].capital && document_.is_word(begin - 2) &&
         !body_.is_of_group(begin - 2) && !cues_.at(List::kAnd, end);
}

// "Ik ben op mijn school, De Brug, al lang de taalcoördinator": no other verb between.
bool CompanionWords::is_told_of_writer(std::size_t token) const {
  if (!cues_.at(List::kDefinite, token)) return false;
  const Range before{body_.sentences().of(token).range.begin, token};
  const Cue* says = cues_.first(List::kSelfIntroduction, before);
  if (says == nullptr) return false;
  const Range between{says->range.end, token};
  for (const List list : {List::kAuxiliary, List::kComes, List::kWith, List::kAnd, List::kOblique,
                          List::kSubordinate, List::kClauseBreak, List::kFirstName}) {
    const std::vector<Range> found = cues_.all(list, between);
    const bool other = std::any_of(found.begin(), found.end(), [&](const Range& cue) {
      return list != List::kOblique || cue.end == token;
    });
    if (other) return false;
  }
  return true;
}

// "Ik ben een juf", "als directeur", "dit jaar ben ik ook de gedragsspecialist"
bool CompanionWords::is_writers_own(std::size_t token) const {
  if (is_told_of_writer(token)) return true;
  while (token > 0 && !document_.breaks_after(token - 1) &&
         (cues_.at(List::kAlso, token - 1) || cues_.at(List::kFiller, token - 1)))
    --token;
  return token > 0 &&
         (cues_.covers(List::kSelfIntroduction, token - 1) || cues_.covers(List::kPost, token - 1));
}

// "Pauline is onze IB'er", "zij is hier de directeur": of whom was spoken. "De ander is onze IB'er"
// announces one.
bool CompanionWords::tells_what_somebody_is(std::size_t token) const {
  std::size_t at = token;
  while (at > 0 && !document_.breaks_after(at - 1) && !cues_.covers(List::kNamesIt, at - 1) &&
         (cues_.at(List::kAlso, at - 1) || cues_.at(List::kFiller, at - 1)))
    --at;
  if (at < 2 || !cues_.covers(List::kNamesIt, at - 1) || cues_.covers(List::kAnnounces, at - 1) ||
      document_.breaks_after(at - 2))
    return false;
  const std::size_t subject = at - 2;
  // "er is hier een collega die …" brings her in
  if (cues_.at(List::kThere, subject)) return false;
  return cues_.at(List::kThirdPerson, subject) ||
         (document_[subject].capital && document_.is_word(subject) &&
          !cues_.at(List::kCommon, subject));
}

bool CompanionWords::is_adjective(std::size_t token) const {
  if (token >= document_.size() || document_.breaks_after(token - 1)) return false;
  if (document_.is_mark(token, '-')) return true;
  const bool link = cues_.at(List::kOblique, token) &&
                    (cues_.at(List::kOurs, token + 1) || (cues_.at(List::kDefinite, token + 1) &&
                                                          cues_.at(List::kCardinal, token - 1)));
  return link ||
         (cues_.at(List::kDefinite, token) && token > 1 && cues_.at(List::kOblique, token - 1) &&
          cues_.at(List::kCardinal, token - 2)) ||
         cues_.at(List::kOurs, token) ||
         (document_.is_word(token) && (!cues_.at(List::kCommon, token) || is_inflected(token)) &&
          !cues_.at(List::kThirdVerb, token) && !cues_.at(List::kOblique, token) &&
          !cues_.at(List::kAnd, token) && !cues_.at(List::kAbout, token));
}

// "onze nieuwe …", "mijn eigen …": everyday words that end as adjectives do before a noun.
bool CompanionWords::is_inflected(std::size_t token) const {
  constexpr std::size_t kShortest = 5;
  const std::string_view word = document_.folded(token);
  return (word.size() >= kShortest && word.back() == 'e') || word == "eigen" || word == "ander";
}

// "mijn collega Rianne"; nothing where a full name follows, or a list of them.
std::optional<Companion> CompanionWords::with_name(Companion somebody) const {
  std::size_t at = behind_attribute(somebody.range.end);
  if (at < document_.size() && (document_.is_mark(at, ',') || document_.is_mark(at, '('))) ++at;
  // "Aanmelding voor een collega: Rekenen", but "mijn collega's: …"
  if (document_.is_mark(at, ':') && !body_.is_of_group(at + 1)) return std::nullopt;
  if (at >= document_.size() || document_[at].line != document_[at - 1].line) return somebody;
  const auto name = person_at(body_, at, true);
  if (!name) return somebody;
  if (name->words > 1 || is_known_(document_.folded(name->range.begin))) return std::nullopt;
  somebody.call_name = document_.folded(name->range.begin);
  somebody.range.end = name->range.end;
  return somebody;
}

// "de voorzitter van ons bestuur, de heer …": up to the comma, if a name follows it.
std::size_t CompanionWords::behind_attribute(std::size_t token) const {
  constexpr std::size_t kLongest = 14;
  if (!cues_.at(List::kOblique, token) && !cues_.at(List::kAbout, token)) return token;
  for (std::size_t at = token + 1; at + 1 < document_.size() && at < token + kLongest; ++at) {
    if (document_.breaks_after(at - 1)) break;
    if (document_.is_mark(at, ',')) return person_at(body_, at + 1, false) ? at : token;
  }
  return token;
}

// "Loes", "juf Karin": a first name that stands alone.
std::optional<Companion> CompanionWords::called_at(std::size_t token) const {
  const bool titled = cues_.at(List::kTitle, token);
  // "Graag Jens en Anke aanmelden", "melden Sie Jens an": no name goes before it.
  const bool behind_word = token > 0 && cues_.at(List::kFirstName, token) &&
                           !cues_.at(List::kFirstName, token - 1) &&
                           (cues_.at(List::kCommon, token - 1) || cues_.at(List::kWish, token - 1));
  const bool amid = token > 0 && document_[token - 1].capital && !behind_word &&
                    document_[token].line == document_[token - 1].line;
  if (!titled && (!document_[token].capital || amid)) return std::nullopt;
  // "J.H.M. (Joke) van den Berg"
  const bool nickname = token > 1 && document_.is_mark(token - 1, '(') &&
                        document_.is_mark(token - 2, '.') && document_.is_mark(token + 1, ')');
  if (nickname) return std::nullopt;
  const auto name = person_at(body_, token, true);
  if (!name || name->words != 1 || name->range.size() != 1) return std::nullopt;
  const std::size_t first = name->range.begin;
  const std::string_view word = document_.folded(first);
  const std::size_t behind = behind_class(name->range.end);
  const bool beside_writer = joins_writer({token, behind});
  const bool known_word = titled || cues_.at(List::kFirstName, first);
  const bool described = behind > name->range.end;
  const bool beside = beside_writer || described || is_beside_first_name(first, behind);
  const bool named = known_word || (beside && !cues_.at(List::kCommon, first));
  if (!named || is_known_(word) || cues_.at(List::kLocation, first) ||
      cues_.at(List::kDateWord, first))
    return std::nullopt;
  return Companion{{token, name->range.end}, std::string(word), 1, false};
}

// "Bregje en Twan": a rare name beside a known one.
bool CompanionWords::is_beside_first_name(std::size_t token, std::size_t behind) const {
  const auto links = [&](std::size_t at) {
    return at < document_.size() && (document_.is_mark(at, ',') || cues_.covers(List::kAnd, at));
  };
  const auto stands_alone = [&](std::size_t at) {
    return at < document_.size() && cues_.at(List::kFirstName, at) && document_[at].capital &&
           !cues_.at(List::kCommon, at);
  };
  if (body_.is_of_group(token)) return false;
  return (links(behind) && stands_alone(behind + 1)) ||
         (token > 1 && links(token - 1) && stands_alone(token - 2));
}

// "Loes en ik", "voor mij en (voor) mijn duo", "samen met een collega", "ik neem Loes mee".
bool CompanionWords::joins_writer(const Range& range) const {
  std::size_t after = behind_others(range.end);
  if (after < document_.size() && document_.is_mark(after, ')')) ++after;
  if (cues_.at(List::kAnd, after)) {
    const std::size_t next = behind_small_words(cues_.end_at(List::kAnd, after));
    if (cues_.at(List::kFirstPerson, next)) return true;
  }
  // "…, en mijn duo ook"
  if (range.begin > 0 && cues_.covers(List::kAnd, range.begin - 1) && cues_.at(List::kAlso, after))
    return true;
  std::size_t before = range.begin;
  while (before > 0 && (is_small_word(before - 1) || document_.is_mark(before - 1, ','))) --before;
  if (before > 1 && cues_.covers(List::kAnd, before - 1))
    return cues_.covers(List::kFirstPerson, before - 2) ||
           (before > 2 && document_.is_mark(before - 2, ',') &&
            cues_.covers(List::kFirstPerson, before - 3));
  return range.begin > 1 && cues_.end_at(List::kSelfToo, range.begin - 2) == range.begin;
}

// "Wilma|, Joke (beiden in de cc) en ik"
std::size_t CompanionWords::behind_others(std::size_t token) const {
  constexpr std::size_t kLongestAside = 8;
  while (document_.is_mark(token, ',') && cues_.at(List::kFirstName, token + 1) &&
         document_[token + 1].capital && !document_.breaks_after(token))
    token += 2;
  if (!document_.is_mark(token, '(')) return token;
  for (std::size_t at = token; at < document_.size() && at < token + kLongestAside; ++at) {
    if (document_.is_mark(at, ')')) return at + 1;
  }
  return token;
}

bool CompanionWords::is_small_word(std::size_t token) const {
  return cues_.at(List::kAlso, token) || cues_.at(List::kAbout, token) ||
         cues_.at(List::kEach, token);
}

std::size_t CompanionWords::behind_small_words(std::size_t token) const {
  while (token < document_.size() && is_small_word(token)) ++token;
  return token;
}

}  // namespace meldaan::extract
