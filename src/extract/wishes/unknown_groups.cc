#include "extract/wishes/unknown_groups.h"

#include <algorithm>

#include "extract/text/name_parts.h"
#include "extract/wishes/proposal_topic.h"
#include "extract/wishes/reach.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kMostTold = 16;  // in tokens, behind the word for a group

class UnknownFinder {
 public:
  UnknownFinder(const WishContext& context, const std::vector<Mention>& mentions,
                const std::vector<Range>& claimed)
      : c_(context), reach_(context, mentions), mentions_(mentions), claimed_(claimed) {}

  std::vector<Range> find() const {
    std::vector<Range> found;
    for (const Sentence& sentence : c_.sentences.all()) {
      const Range& range = sentence.range;
      if (range.empty() || sentence.question || !is_own(c_.document[range.begin].zone)) continue;
      for (std::size_t i = range.begin + 1; i < range.end; ++i) {
        const Range described = description_at(i, range.end);
        if (described.empty() || is_known(described) || !is_wished(described.begin)) continue;
        found.push_back(described);
        i = described.end - 1;
      }
    }
    return found;
  }

 private:
  // "de groep die over hoogbegaafdheid gaat", from its article to the end of what tells of it;
  // empty where none begins.
  Range description_at(std::size_t article, std::size_t stop) const {
    const bool definite = c_.cues.at(List::kArticle, article) ||
                          c_.cues.at(List::kDemonstrative, article) ||
                          c_.cues.at(List::kPossessive, article);
    const std::size_t group = article + 1;
    if (!definite || c_.cues.at(List::kIndefinite, article) || group >= stop) return {};
    const std::size_t end = kind_word_end(c_.cues, group);
    if (end == group || end >= stop || is_plural(end - 1) || c_.document.breaks_after(end - 1))
      return {};
    const bool told = c_.cues.at(List::kAbout, end) || c_.cues.at(List::kDescribes, end) ||
                      is_bare_topic(c_, end, stop);
    if (!told) return {};
    Range described{article, end};
    while (described.end < stop && described.end - end < kMostTold && !ends_at(described.end))
      ++described.end;
    return ends_well(described) && !points_elsewhere({end, described.end}) ? described : Range{};
  }

  // "de groep die daarover gaat", "de groep met die naam": what was named before.
  bool points_elsewhere(const Range& told) const {
    if (c_.cues.any(List::kAnaphor, told) || c_.cues.any(List::kSameName, told)) return true;
    for (std::size_t i = told.begin + 1; i < told.end; ++i) {
      if (c_.cues.at(List::kDemonstrative, i) && c_.cues.covers(List::kAbout, i - 1)) return true;
    }
    return false;
  }

  // Not amid a word that a wrong charset has broken.
  bool ends_well(const Range& described) const {
    const std::size_t next = described.end;
    return next >= c_.document.size() || !c_.document[next].glued ||
           std::string_view(".,;:!?)").find(c_.document.original(next)) != std::string_view::npos;
  }

  bool is_plural(std::size_t token) const {
    const std::string_view word = c_.document.folded(token);
    return word.ends_with("en") || word.ends_with("s");
  }

  // "… en naar Taal", "…, want ik zoek inspiratie"
  bool ends_at(std::size_t token) const {
    const Document& document = c_.document;
    if (document[token].kind == TokenKind::kPunctuation && !is_quote(document, token))
      return !is_joiner(document, token) || token + 1 >= document.size() ||
             !document[token + 1].glued;
    return c_.cues.covers(List::kAnd, token) && c_.cues.at(List::kDestination, token + 1);
  }

  bool is_known(const Range& described) const {
    const auto overlaps = [&](const Range& other) { return other.overlaps(described); };
    return std::any_of(claimed_.begin(), claimed_.end(), overlaps) ||
           std::any_of(mentions_.begin(), mentions_.end(),
                       [&](const Mention& mention) { return overlaps(mention.phrase); });
  }

  // It is where the writer wants to go: "Gedrag, de groep met de lector" tells of the one before.
  bool is_wished(std::size_t article) const {
    const std::size_t before = article - 1;
    if (c_.document.breaks_after(before)) return false;
    const bool led = c_.cues.covers(List::kDestination, before) ||
                     c_.cues.covers(List::kAnd, before) || c_.cues.covers(List::kOr, before) ||
                     c_.cues.covers(List::kAlso, before);
    if (!led) return false;
    const Range clause{reach_.clause_at(before > 0 ? before - 1 : before).begin,
                       reach_.clause_at(article).end};
    return reach_.wants(clause) && !c_.cues.any(List::kNegation, clause) &&
           !c_.cues.any(List::kHistory, clause);
  }

  const WishContext& c_;
  Reach reach_;
  const std::vector<Mention>& mentions_;
  const std::vector<Range>& claimed_;
};

}  // namespace

std::vector<Range> find_unknown_groups(const WishContext& c, const std::vector<Mention>& mentions,
                                       const std::vector<Range>& claimed) {
  return UnknownFinder(c, mentions, claimed).find();
}

}  // namespace meldaan::extract
