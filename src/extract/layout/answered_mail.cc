#include "extract/layout/answered_mail.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "extract/text/hash_index.h"

namespace meldaan::extract {
namespace {

// Fewer words in a row may occur in both by chance, unless they go on where others have ended.
constexpr std::size_t kShortestRun = 8;  // "Dank je wel voor je mail" has six

struct Word {
  std::size_t token;
  std::uint32_t hash;
};

std::vector<Word> words_in(const Document& document) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < document.size() && words.size() < kMostCompared; ++i) {
    if (document[i].kind != TokenKind::kPunctuation) words.push_back({i, document[i].hash});
  }
  return words;
}

// Words that follow each other in both texts, by the number of the first in each.
struct Run {
  std::size_t mail;
  std::size_t answered;
  std::size_t length;
};

// Brings two texts into line so that as many words as possible match, in as few runs as possible:
// a word counts one, and one more where the word before it matches the word before.
class Alignment {
 public:
  Alignment(const std::vector<Word>& mail, const std::vector<Word>& answered)
      : mail_(mail), answered_(answered), steps_((mail.size() + 1) * width()) {
    std::vector<Row> best(2, Row(width()));             // up to here
    std::vector<Row> matched(2, Row(width(), kNever));  // with these two words matched
    for (std::size_t i = 1; i <= mail_.size(); ++i) {
      std::swap(best[0], best[1]);
      std::swap(matched[0], matched[1]);
      for (std::size_t j = 1; j <= answered_.size(); ++j) {
        Step& step = steps_[i * width() + j];
        matched[1][j] = kNever;
        if (mail_[i - 1].hash == answered_[j - 1].hash) {
          step.goes_on = matched[0][j - 1] + 1 >= best[0][j - 1];
          matched[1][j] = 1 + std::max(matched[0][j - 1] + 1, best[0][j - 1]);
        }
        const int skipping = std::max(best[0][j], best[1][j - 1]);
        step.skips_mail = best[0][j] >= best[1][j - 1];
        step.matches = matched[1][j] >= skipping;
        best[1][j] = std::max(matched[1][j], skipping);
      }
    }
  }

  // From the first to the last.
  std::vector<Run> runs() const {
    std::vector<Run> found;
    std::size_t i = mail_.size();
    std::size_t j = answered_.size();
    bool goes_on = false;
    while (i > 0 && j > 0) {
      const Step& step = steps_[i * width() + j];
      if (!goes_on && !step.matches) {
        --(step.skips_mail ? i : j);
        continue;
      }
      --i;
      --j;
      if (goes_on)
        found.back() = {i, j, found.back().length + 1};
      else
        found.push_back({i, j, 1});
      goes_on = step.goes_on;
    }
    std::reverse(found.begin(), found.end());
    return found;
  }

 private:
  using Row = std::vector<int>;
  struct Step {
    bool matches : 1 = false;
    bool goes_on : 1 = false;     // a match, and so were the words before
    bool skips_mail : 1 = false;  // else the answered mail's word
  };
  static constexpr int kNever = -1'000'000;

  std::size_t width() const { return answered_.size() + 1; }

  const std::vector<Word>& mail_;
  const std::vector<Word>& answered_;
  std::vector<Step> steps_;
};

// Leaves the runs that are long, and those that fill a gap between such without one word missing:
// "School:" above an answer.
void leave_chance(std::vector<Run>& runs) {
  std::vector<bool> sure;
  for (const Run& run : runs) sure.push_back(run.length >= kShortestRun);
  const auto follows = [&](std::size_t later) {
    return runs[later - 1].answered + runs[later - 1].length == runs[later].answered;
  };
  for (std::size_t i = 1; i < runs.size(); ++i) sure[i] = sure[i] || (sure[i - 1] && follows(i));
  for (std::size_t i = runs.size(); i-- > 1;) sure[i - 1] = sure[i - 1] || (sure[i] && follows(i));
  std::size_t i = 0;
  std::erase_if(runs, [&](const Run&) { return !sure[i++]; });
}

// What of a line is the answered mail's.
enum class LineShare { kNone, kSome, kAll };

std::optional<LineShare> share_of(const Document& document, const Line& line,
                                  const std::vector<bool>& answered) {
  std::size_t words = 0;
  std::size_t of_answered = 0;
  for (std::size_t i = line.first; i < line.last; ++i) {
    // Programs write an address again behind itself.
    const TokenKind kind = document[i].kind;
    if (kind != TokenKind::kWord && kind != TokenKind::kNumber && !answered[i]) continue;
    if (kind == TokenKind::kPunctuation) continue;
    ++words;
    if (answered[i]) ++of_answered;
  }
  if (words == 0) return std::nullopt;
  return of_answered == 0       ? LineShare::kNone
         : of_answered == words ? LineShare::kAll
                                : LineShare::kSome;
}

}  // namespace

std::vector<bool> words_of_answered(const Document& document, const Document& answered) {
  std::vector<bool> found(document.size(), false);
  const std::vector<Word> mail = words_in(document);
  const std::vector<Word> ours = words_in(answered);
  std::vector<Run> runs = Alignment(mail, ours).runs();
  leave_chance(runs);
  for (const Run& run : runs) {
    for (std::size_t i = run.mail; i < run.mail + run.length; ++i) found[mail[i].token] = true;
  }
  return found;
}

void part_answers(const Document& document, const std::vector<bool>& answered,
                  std::vector<Zone>& quoted) {
  const auto& lines = document.lines();
  const auto first = std::find(answered.begin(), answered.end(), true);
  if (first == answered.end()) return;
  const auto last = std::find(answered.rbegin(), answered.rend(), true);
  const std::size_t begin = document[static_cast<std::size_t>(first - answered.begin())].line;
  const std::size_t end = document[static_cast<std::size_t>(answered.rend() - last) - 1].line;
  for (std::size_t i = begin; i <= end; ++i) {
    if (quoted[i] == Zone::kQuoteHead) continue;
    const std::optional<LineShare> share = share_of(document, lines[i], answered);
    if (share == LineShare::kNone)
      quoted[i] = Zone::kOwn;
    else if (share && quoted[i] == Zone::kOwn)
      quoted[i] = Zone::kQuoted;
  }
}

Range remark_on(const Document& document, const Line& line, const std::vector<bool>& answered) {
  if (share_of(document, line, answered) != LineShare::kSome) return {};
  std::size_t begin = line.last;
  while (begin > line.first && !answered[begin - 1]) --begin;
  while (begin < line.last && document[begin].kind == TokenKind::kPunctuation) ++begin;
  return {begin, line.last};
}

}  // namespace meldaan::extract
