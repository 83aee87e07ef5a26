#include "extract/wishes/questions.h"

#include <algorithm>
#include <optional>

#include "extract/layout/labels.h"
#include "extract/wishes/refusals.h"

namespace meldaan::extract {
namespace {

// Where a sentence's own words begin: behind "en", "PS", and where a question word comes first,
// behind "verder" and "trouwens" too. In front of a verb these turn a statement round.
std::size_t begin_of(const Document& document, const Cues& cues, const Range& range) {
  constexpr std::size_t kMostFillers = 4;
  std::size_t at = range.begin;
  std::size_t plain = range.begin;
  bool fillers = false;
  for (std::size_t n = 0; n < kMostFillers && at < range.end; ++n) {
    const std::size_t link =
        std::max(cues.end_at(List::kAnd, at), cues.end_at(List::kPostscript, at));
    const std::size_t filler =
        std::max({cues.end_at(List::kFiller, at), cues.end_at(List::kContrast, at),
                  cues.end_at(List::kAlso, at)});
    const bool mark = document[at].kind == TokenKind::kPunctuation;
    if (cues.at(List::kQuestionWord, at) || (!mark && link == at && filler == at)) break;
    fillers = fillers || (!mark && filler >= std::max(link, at + 1));
    at = mark ? at + 1 : std::max(link, filler);
    if (!fillers) plain = at;
  }
  return cues.at(List::kQuestionWord, at) ? at : plain;
}

bool asks_of(const Cues& cues, std::size_t token) {
  return cues.at(List::kAskedOf, token) || cues.at(List::kArticle, token) ||
         cues.at(List::kOurs, token) || cues.at(List::kPossessive, token);
}

// "waar moet ik …", "hoe laat begint het", "in welk gebouw is de lunch"; not "waar ik werk".
bool begins_with_question_word(const Document& document, const Cues& cues, const Range& range) {
  constexpr std::size_t kMostNouns = 2;  // "welke nieuwe groepen zijn er"
  const std::size_t word = cues.end_at(List::kQuestionWord, range.begin);
  if (word == range.begin) return false;
  for (std::size_t verb = word; verb <= word + kMostNouns && verb + 1 < range.end; ++verb) {
    if (!document.is_word(verb)) return false;
    const std::size_t end =
        std::max(cues.end_at(List::kAskedVerb, verb), cues.end_at(List::kAskedBehind, verb));
    if (end > verb) return end < range.end && asks_of(cues, end);
    // "wat mij betreft gaan we …"
    if (cues.at(List::kAskedOf, verb) || cues.at(List::kFirstPerson, verb)) return false;
  }
  return false;
}

// "weten jullie al …", "is er ook …", "moet ik iets meenemen"; not "kan ik niet komen, dan …", and
// not "ben ik bij".
bool begins_with_verb(const Document& document, const Cues& cues, const Range& range) {
  constexpr std::size_t kShortest = 4;
  const std::size_t subject = cues.end_at(List::kAskedVerb, range.begin);
  if (subject == range.begin || range.size() < kShortest || subject >= range.end) return false;
  if (!cues.at(List::kAskedOf, subject) || document.breaks_after(subject - 1)) return false;
  const Range rest{subject, range.end};
  if (cues.any(List::kThen, rest)) return false;
  const bool writer = cues.at(List::kFirstPerson, subject) || cues.at(List::kEveryone, subject);
  // "moet ik iets meenemen of niet"
  return !writer || (negations_in(cues, rest).empty() && !document.is_mark(range.end - 1, '!'));
}

// Where the words begin that ask without a question mark: the sentence, or what was run on to it
// ("… naar Gedrag, weten jullie al waar het is").
std::optional<std::size_t> worded_from(const Document& document, const Cues& cues,
                                       const Range& sentence) {
  const Range first{begin_of(document, cues, sentence), sentence.end};
  // "Groep | Wie gaat er": a cell heads its column.
  const bool cell = sentence.begin > 0 && document.breaks_after(sentence.begin - 1) &&
                    document[sentence.begin - 1].line == document[sentence.begin].line;
  if (cell || first.empty() || document.is_mark(sentence.end - 1, ':')) return std::nullopt;
  for (std::size_t i = first.begin; i < first.end; ++i) {
    if (document.is_mark(i, ':')) return std::nullopt;  // "Waar werk je: De Brug"
  }
  // "Welke groep weet ik nog niet."
  const bool open = cues.any(List::kUndecided, first);
  if ((!open && begins_with_question_word(document, cues, first)) ||
      begins_with_verb(document, cues, first))
    return first.begin;
  // What comes behind a relative clause, or a subordinate one, begins with its verb as well.
  if (cues.at(List::kQuestionWord, first.begin)) return std::nullopt;
  for (std::size_t i = first.begin; i + 1 < sentence.end; ++i) {
    // Who writes in haste goes on small behind a full stop.
    const bool parts = document.is_mark(i, ',') || document.is_mark(i, '.');
    const Range before{first.begin, i};
    if (!parts || document[i + 1].glued || !cues.any(List::kFirstPerson, before)) continue;
    if (document.is_mark(i, ',') && cues.any(List::kSubordinate, before)) continue;
    const Range rest{begin_of(document, cues, {i + 1, sentence.end}), sentence.end};
    if (begins_with_question_word(document, cues, rest) || begins_with_verb(document, cues, rest))
      return rest.begin;
  }
  return std::nullopt;
}

bool has_verb(const Document& document, const Cues& cues, const Range& range) {
  for (std::size_t i = range.begin; i + 1 < range.end; ++i) {
    if (document.is_word(i) && cues.at(List::kAskedVerb, i) && asks_of(cues, i + 1)) return true;
  }
  return false;
}

// Short and with a question mark, as what a form asks: "Wie?", "Welk bestuur?", "Waar werk je?"
bool may_be_caption(const Document& document, const Cues& cues, const Sentence& sentence) {
  constexpr std::size_t kLongest = 7;
  const Range& range = sentence.range;
  if (range.size() < 2 || range.size() > kLongest || !document.is_mark(range.end - 1, '?') ||
      cues.any(List::kFirstPerson, range) || !is_own(document[range.begin].zone))
    return false;
  std::vector<List> lists;
  return cues.at(List::kQuestionWord, range.begin) || range.size() == 2 ||
         label_end(document, cues, range.begin, range.end, lists) == range.end - 1 ||
         cues.at(List::kSchoolNoun, range.end - 2) || cues.at(List::kBoardNoun, range.end - 2) ||
         (cues.at(List::kAbout, range.begin) && !has_verb(document, cues, range));
}

// "Ons bestuur? Keender.", "Waarvoor precies? Dat hoort u nog.", "Dieet? | nee": the writer answers
// herself, on the same line.
bool is_answered_beside(const Document& document, const Cues& cues, const Sentences& sentences,
                        const Sentence& sentence) {
  const std::size_t next = sentence.range.end;
  if (next >= document.size() || document[next].line != document[next - 1].line ||
      sentences.of(next).question)
    return false;
  const bool cell = document.breaks_after(next - 1);
  return cell || !has_verb(document, cues, sentence.range);
}

// A form whose captions are questions, with the answers beside or below them.
bool is_form(const Document& document, const Cues& cues, const Sentences& sentences) {
  constexpr std::size_t kFewest = 2;
  std::size_t captions = 0;
  for (const Sentence& sentence : sentences.all()) {
    if (sentence.range.empty() || !may_be_caption(document, cues, sentence)) continue;
    const std::size_t next = sentence.range.end;
    const bool begins_line =
        sentence.range.begin == 0 || document.breaks_after(sentence.range.begin - 1);
    if (begins_line && next < document.size() && !sentences.of(next).question) ++captions;
  }
  return captions >= kFewest;
}

// "Of er ook gewerkt wordt? Jazeker!", "de werkgroep HRM? Nee hoor, gewoon Taal."
bool answers_herself(const Document& document, const Cues& cues, const Sentences& sentences,
                     const Sentence& sentence) {
  const std::size_t number = sentences.index_of(sentence.range.begin) + 1;
  if (number >= sentences.all().size()) return false;
  const Sentence& next = sentences.all()[number];
  const std::size_t first = document.first_word(next.range);
  return !next.question && first < next.range.end && is_own(document[first].zone) &&
         cues.at(List::kAnswersHerself, first);
}

}  // namespace

bool asks_to_register(const Cues& cues, const Range& sentence) {
  if (cues.any(List::kAsksToTell, sentence)) return false;
  // "Voordat ik mij inschrijf zou ik graag weten of …"
  if (cues.any(List::kQuestion, sentence) && cues.any(List::kNotRegistering, sentence))
    return false;
  if (cues.any(List::kPoliteQuestion, sentence)) return true;
  const bool joins = cues.any(List::kRegister, sentence) || cues.any(List::kWish, sentence) ||
                     cues.any(List::kChange, sentence) || cues.any(List::kCancel, sentence);
  return joins && cues.any(List::kRequest, sentence);
}

bool is_question(const Document& document, const Cues& cues, const Sentence& sentence) {
  return sentence.question || cues.any(List::kQuestion, sentence.range) ||
         worded_from(document, cues, sentence.range).has_value();
}

// "een briefje van onze conciërge: "iets voor jou, Hein?"": what somebody else said.
bool is_quoted(const Document& document, const Sentence& sentence) {
  bool quoted = false;
  for (std::size_t i = sentence.range.begin; i < sentence.range.end; ++i) {
    if (!document.is_mark(i, '?')) continue;
    quoted = document.is_mark(i + 1, '"') && document[i + 1].glued;
    if (!quoted) return false;
  }
  return quoted;
}

bool asks(const Document& document, const Cues& cues, const Sentence& sentence) {
  return is_question(document, cues, sentence) && !asks_to_register(cues, sentence.range) &&
         !is_quoted(document, sentence);
}

bool is_asked(const Document& document, const Cues& cues, const Sentences& sentences,
              std::size_t token) {
  const Sentence& sentence = sentences.of(token);
  // "Vraag over IKC"
  if (const Cue* asks = cues.first(List::kSubjectQuestion, sentence.range);
      asks != nullptr && document.source() == Source::kSubject)
    return asks->range.begin <= token;
  if (asks_to_register(cues, sentence.range)) return false;
  // People run on: "ik wil graag naar Gedrag, moet ik iets meenemen". What comes before the
  // question is not in it.
  if (const Cue* asks = cues.first(List::kQuestion, sentence.range)) {
    return sentences.clause_of(document, asks->range.begin).begin <= token;
  }
  if (!sentence.question) {
    const auto from = worded_from(document, cues, sentence.range);
    return from && *from <= token;
  }
  const Range clause = sentences.clause_of(document, token);
  const bool wishes = cues.any(List::kSelfRegister, clause);
  return !wishes || clause.end + 1 >= sentence.range.end;
}

bool has_question(const Document& document, const Cues& cues, const Sentences& sentences) {
  const bool form = is_form(document, cues, sentences);
  return std::any_of(sentences.all().begin(), sentences.all().end(), [&](const Sentence& sentence) {
    if (sentence.range.empty() || !is_own(document[sentence.range.begin].zone)) return false;
    if (!asks(document, cues, sentence) || cues.any(List::kRhetorical, sentence.range))
      return false;
    if (answers_herself(document, cues, sentences, sentence)) return false;
    const bool caption = may_be_caption(document, cues, sentence);
    return !caption || (!form && !is_answered_beside(document, cues, sentences, sentence));
  });
}

}  // namespace meldaan::extract
