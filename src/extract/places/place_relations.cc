#include "extract/places/place_relations.h"

#include <algorithm>

#include "util/text.h"

namespace meldaan::extract {

std::optional<SignRead> PlaceRelations::at(std::size_t token) const {
  if (const std::size_t cue = cues_.end_at(List::kBelongsTo, token); cue > token) {
    if (auto read = behind(token, cue, false)) return read;
  }
  if (const std::size_t cue = workplace_cue_end(token); cue > token)
    return behind(token, cue, true);
  return std::nullopt;
}

std::size_t PlaceRelations::workplace_cue_end(std::size_t token) const {
  if (const std::size_t cue = cues_.end_at(List::kWorksAt, token); cue > token) return cue;
  // "conciërge op De Wal": any post, and the word for where it is held.
  const std::size_t job = cues_.end_at(List::kJob, token);
  if (job > token && cues_.at(List::kAt, job)) return cues_.end_at(List::kAt, job);
  // "Sander Koning van de Vlinderboom": behind a whole name, and none that a surname goes on from.
  if (token > 1 && cues_.at(List::kFrom, token) && follows_whole_name(token) &&
      token + 2 < document_.size() && cues_.at(List::kArticle, token + 1) &&
      !document_.breaks_after(token))
    return token + 1;
  // "wij van de Berkenhof"
  const bool we = cues_.at(List::kFirstPerson, token) || cues_.at(List::kEveryone, token);
  if (we && token + 2 < document_.size() && cues_.at(List::kFrom, token + 1) &&
      cues_.at(List::kArticle, token + 2))
    return token + 2;
  return token;
}

bool PlaceRelations::follows_whole_name(std::size_t token) const {
  const std::size_t surname = token - 1;
  const std::size_t given = token - 2;
  return document_.is_word(surname) && document_[surname].capital &&
         !cues_.at(List::kFirstName, surname) && !cues_.at(List::kCommon, surname) &&
         !document_.breaks_after(surname) && cues_.at(List::kFirstName, given) &&
         document_[given].capital && !document_.breaks_after(given);
}

// Behind the small words: "(op) zowel De Horst", "(onder) het bestuur van Keender".
std::size_t PlaceRelations::name_start(std::size_t cue) const {
  const auto skip_small = [&](std::size_t at) {
    while (at < document_.size() && !document_[at].capital && !document_.breaks_after(at) &&
           (cues_.covers(List::kParticle, at) || cues_.at(List::kBoth, at)))
      ++at;
    return at;
  };
  const std::size_t start = skip_small(cue);
  if (start >= document_.size() || document_[start].capital) return start;
  const std::size_t noun = cues_.end_at(List::kBoardNoun, start);
  return noun > start && cues_.at(List::kFrom, noun) ? skip_small(noun) : start;
}

// "DKS", "PCO-Oost", "OPOD Deventer": schools are hardly ever called by their letters alone.
bool PlaceRelations::is_board_by_letters(const Range& name) const {
  if (!extent_.is_acronym(name.begin)) return false;
  return name.size() == 1 || cues_.end_at(List::kLocation, name.begin + 1) == name.end;
}

std::optional<SignRead> PlaceRelations::behind(std::size_t token, std::size_t cue,
                                               bool school) const {
  // "werk bij Hogeschool voor de Kunsten": amid the words that bridge stands a place already.
  for (std::size_t i = token + 1; i + 1 < cue; ++i) {
    if (extent_.is_name_word(i) && extent_.is_type(i)) return std::nullopt;
  }
  std::size_t start = name_start(cue);
  // "op De Wingerd": an article with a capital belongs to the name.
  std::size_t head =
      start < document_.size() && cues_.covers(List::kParticle, start) ? start + 1 : start;
  // "Op den Akker"
  while (head > start && head < document_.size() && !document_[head].capital &&
         cues_.covers(List::kParticle, head))
    ++head;
  // "verbonden aan de Appelhof", "verbonden aan Symbio": what may be either is a school where it
  // has an article.
  const bool either = cues_.at(List::kBelongsTo, token) && cues_.at(List::kWorksAt, token) &&
                      cues_.end_at(List::kBelongsTo, token) == cue;
  const bool has_article = start > cue || head > start;
  if (either && school != has_article) return std::nullopt;
  if (head >= document_.size() || extent_.is_type(head) || !extent_.is_name_word(head) ||
      document_.breaks_after(head - 1) || cues_.at(List::kSchoolEnding, head) ||
      cues_.at(List::kCommon, head) || extent_.is_given_name(head) ||
      cues_.at(List::kNoPlace, head))
    return std::nullopt;
  // "voor de PO-tak van Stichting Keender": part of an organisation.
  if (extent_.is_acronym(head) && document_.is_mark(head + 1, '-') && document_[head + 1].glued &&
      document_.is_word(head + 2) && document_[head + 2].glued && !document_[head + 2].capital)
    return std::nullopt;
  // "Vanuit Hardenberg is het een eind": a town is nobody's workplace.
  if (school && start == cue && cues_.end_at(List::kLocation, head) >= extent_.name_end(head))
    return std::nullopt;
  // "op de Appelhof": so does its small one, for schools.
  if (school && head == start && start > cue && cues_.at(List::kArticle, start - 1)) --start;
  // Another reading of the same words ("op het Twickelveld College") knows more.
  std::size_t end = extent_.name_end(head);
  if (!school) end = extent_.motto_end(end);
  // "werk op de pius x school"
  const bool lower_school = school && !document_[head].capital &&
                            !document_.breaks_after(end - 1) && cues_.at(List::kSchoolWord, end);
  for (std::size_t i = start; i < end; ++i) {
    if (cues_.at(List::kSchoolWord, i) || cues_.at(List::kSchoolEnding, i)) return std::nullopt;
  }
  if (end <= start) return std::nullopt;
  if (lower_school) ++end;
  // "the Weldam foundation": its kind may stand behind it.
  const bool kind_behind = !document_.breaks_after(end - 1) && cues_.at(List::kBoardNoun, end);
  const Range name{start, kind_behind ? cues_.end_at(List::kBoardNoun, end) : end};
  return SignRead{school && !kind_behind && !is_board_by_letters(name), name, kByRelation,
                  "behind the word for a workplace or a board"};
}

}  // namespace meldaan::extract
