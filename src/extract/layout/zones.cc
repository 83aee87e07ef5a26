#include "extract/layout/zones.h"

#include <algorithm>
#include <cstdint>

#include "extract/layout/answered_mail.h"
#include "extract/layout/quoting.h"
#include "extract/layout/remarks.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestGreeting = 7;   // "Geachte heer/mevrouw van het Kennisnetwerk Twente"
constexpr std::size_t kLongestFarewell = 12;  // "Groetjes Jur Scheffer meester van groep 6"
constexpr std::size_t kLongestSignatureLine = 14;

// Walks over the lines that are not quoted and tells greeting, own words, closing and what follows
// it apart.
class OwnText {
 public:
  OwnText(Document& document, const Cues& cues, const ZoneHints& hints)
      : document_(document), cues_(cues), hints_(hints) {}

  void mark(const std::vector<Zone>& quoted) {
    bool started = false;
    bool disclaimer = false;
    several_pasted_ = 1 < std::count_if(document_.lines().begin(), document_.lines().end(),
                                        [this](const Line& line) {
                                          return is_pasted_head({line.first, line.last});
                                        });
    for (std::size_t i = 0; i < document_.lines().size(); ++i) {
      const Line& line = document_.lines()[i];
      if (quoted[i] != Zone::kOwn) {
        signed_ = false;  // an answer between quoted lines is no signature
        continue;
      }
      if (line.empty()) {
        disclaimer = false;
        continue;
      }
      const Range range{line.first, line.last};
      // What is pasted below each other closes more than once.
      if (several_pasted_ && is_pasted_head(range)) signed_ = false;
      disclaimer = disclaimer || cues_.any(List::kDisclaimer, range);
      if (disclaimer) {
        set(range, Zone::kDisclaimer);
      } else if (is_device_line(range)) {
        set(range, Zone::kDeviceLine);
      } else {
        mark_line(range, !started);
      }
      started = true;
    }
    mark_unannounced_signature(quoted);
  }

 private:
  void set(const Range& range, Zone zone) {
    for (std::size_t i = range.begin; i < range.end; ++i) document_.set_zone(i, zone);
  }

  // "Van: Karin Vos <k.vos@…>" alone.
  bool is_pasted_head(const Range& range) const {
    constexpr std::size_t kFewest = 4;
    if (range.size() < kFewest || !document_.is_mark(range.begin + 1, ':')) return false;
    return cues_.end_at(List::kQuoteFrom, range.begin) == range.begin + 1 &&
           std::ranges::any_of(document_.tokens({range.end - 2, range.end}),
                               [](const Token& t) { return t.kind == TokenKind::kAddress; });
  }

  std::size_t words_in(const Range& range) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        document_.tokens(range),
        [](const Token& token) { return token.kind != TokenKind::kPunctuation; }));
  }

  bool is_device_line(const Range& range) const {
    return cues_.at(List::kDeviceLine, range.begin) ||
           (range.size() > 1 && cues_.at(List::kDeviceLine, range.begin + 1));
  }

  // "-- " alone on its line (RFC 3676 section 4.3; many programs lose the space).
  bool is_separator(const Range& range) const {
    return range.size() == 2 && document_.is_mark(range.begin, '-') &&
           document_.is_mark(range.begin + 1, '-');
  }

  void mark_line(Range range, bool first) {
    if (first) range.begin = mark_greeting(range);
    if (range.empty()) return;
    if (is_separator(range)) {
      signed_ = true;
      set(range, Zone::kSignature);
      return;
    }
    if (cues_.at(List::kPostscript, range.begin)) {
      signed_ = false;
      postscript_ = document_[range.begin].line;
    }
    if (signed_ && !says_something(range)) {
      set(range, Zone::kSignature);
      return;
    }
    mark_closing(range);
  }

  bool says_anything(const Range& range) const {
    return cues_.any(List::kFirstPerson, range) || cues_.any(List::kWish, range) ||
           cues_.any(List::kRegister, range) || cues_.any(List::kSelfIntroduction, range);
  }

  // A line below the closing formula in which somebody still asks for something.
  bool says_something(const Range& range) const {
    return cues_.any(List::kFirstPerson, range) &&
           (cues_.any(List::kWish, range) || cues_.any(List::kRegister, range));
  }

  // "Peter Jansen, leraar op De Brug, wil graag naar Taal": some write of themselves by name.
  bool tells_of_sender(const Range& range) const {
    const bool does = cues_.any(List::kThirdVerb, range) || cues_.any(List::kComes, range);
    return does && (cues_.any(List::kWish, range) || cues_.any(List::kRegister, range));
  }

  // "Jos Droste, leraar op De Brug. Belangstelling voor Taal.": the second sentence wishes.
  bool goes_on_with_wish(const Range& range) const {
    for (std::size_t i = range.begin; i + 1 < range.end; ++i) {
      const bool sentence =
          document_.is_mark(i, '.') && !document_[i + 1].glued && document_[i + 1].capital;
      if (sentence && cues_.any(List::kWish, {i + 1, range.end})) return true;
    }
    return false;
  }

  // "Marcel Kuipers en Wendy Tijink van De Kubus komen naar de werkgroep Taal": somebody else is
  // named beside the sender, and more is said.
  bool names_another_who_comes(const Range& range, const Document& name) const {
    for (std::size_t i = range.begin + name.size() + 1; i + 2 < range.end; ++i) {
      const bool joined = document_.is_mark(i - 1, ',') || cues_.at(List::kAnd, i - 1);
      const bool full = document_[i].capital && cues_.at(List::kFirstName, i) &&
                        document_[i + 1].capital && document_.is_word(i + 1);
      if (joined && full) return true;
    }
    return false;
  }

  // Returns where the greeting ends.
  std::size_t mark_greeting(const Range& range) {
    const std::size_t cue = cues_.end_at(List::kGreeting, range.begin);
    if (cue == range.begin) return range.begin;
    std::size_t end = cue;
    const std::size_t furthest = std::min(range.end, range.begin + 2 * kLongestGreeting);
    while (end < furthest && !is_stop(end)) ++end;
    if (says_anything({range.begin, end}) || introduces_writer({cue, end})) {
      end = cue;  // "goedemorgen ik kom graag naar …"
    } else if (end < furthest) {
      while (end < range.end && is_stop(end)) ++end;
    } else if (end < range.end || words_in(range) > kLongestGreeting) {
      end = cue;
    }
    set({range.begin, end}, Zone::kGreeting);
    return end;
  }

  // "Goedemorgen dit is Sander de Wit, leerkracht op …"
  bool introduces_writer(const Range& range) const {
    const std::vector<Range> openings = cues_.all(List::kSelfOpening, range);
    return std::any_of(openings.begin(), openings.end(), [&](const Range& opening) {
      return opening.end + 1 < range.end && document_[opening.end].capital &&
             cues_.at(List::kFirstName, opening.end);
    });
  }

  bool is_stop(std::size_t token) const {
    return document_.is_mark(token, ',') || document_.is_mark(token, '!') ||
           document_.is_mark(token, '.') || document_.is_mark(token, ':');
  }

  void mark_closing(const Range& range) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const bool begins = i == range.begin || is_stop(i - 1) || document_.is_mark(i - 1, '?') ||
                          document_.is_mark(i - 1, ')');
      if (!begins || !cues_.at(List::kClosing, i)) continue;
      const std::size_t end = cues_.end_at(List::kClosing, i);
      const Range rest{end, range.end};
      // "Tot dan. Moet ik me beneden melden?"
      const bool asks = !rest.empty() && document_.is_mark(rest.end - 1, '?');
      if (words_in(rest) > kLongestFarewell || says_something(rest) || asks) continue;
      set({i, end}, Zone::kClosing);
      set(rest, Zone::kSignature);
      signed_ = true;
      return;
    }
  }

  // Many sign without a formula: a last block that begins with the sender's name.
  void mark_unannounced_signature(const std::vector<Zone>& quoted) {
    const Document* name = hints_.sender_name;
    if (name == nullptr || name->size() < 2) return;
    for (std::size_t i = std::min(document_.lines().size(), postscript_); i-- > 0;) {
      const Line& line = document_.lines()[i];
      if (line.empty() || quoted[i] != Zone::kOwn) continue;
      const Range range{line.first, line.last};
      const Zone zone = document_[range.begin].zone;
      if (zone != Zone::kOwn) {
        // Below a closing formula she has signed already.
        if (zone == Zone::kGreeting || zone == Zone::kClosing) return;
        continue;
      }
      const bool begins_with_name = begins_with(range, *name);
      if (!begins_with_name && (words_in(range) > kLongestSignatureLine || says_something(range) ||
                                is_labelled(range))) {
        return;
      }
      if (!begins_with_name) continue;
      if (says_something(range) || tells_of_sender(range) || goes_on_with_wish(range) ||
          names_another_who_comes(range, *name) || begins_list(i) || is_table_row(i) ||
          is_within_quotation(i, quoted))
        return;
      // "Trudy Mensink, Het Waarborg, graag bij Cultuureducatie" may be the whole mail, and so may
      // "Trudy Mensink, Jos Droste en Wendy Tijink".
      if (is_alone(i) && (names_more_than_place(range) ||
                          names_another_who_comes({range.begin, range.end + 1}, *name)))
        return;
      sign_from(i, quoted);
      return;
    }
  }

  // Cells parted by a tab, below others that are.
  bool is_table_row(std::size_t number) const {
    const auto parted = [this](const Line& line) {
      const std::string_view text(document_.text());
      return text.substr(line.begin, line.end - line.begin).find('\t') != std::string_view::npos;
    };
    if (!parted(document_.lines()[number])) return false;
    while (number > 0 && document_.lines()[number - 1].empty()) --number;
    return number > 0 && parted(document_.lines()[number - 1]);
  }

  // Whether nothing else of the writer's own stands in the mail.
  bool is_alone(std::size_t line) const {
    for (const Token& token : document_.tokens()) {
      if (token.line != line && token.zone == Zone::kOwn && token.kind == TokenKind::kWord)
        return false;
    }
    return true;
  }

  bool names_more_than_place(const Range& range) const {
    for (const List list : {List::kWish, List::kAbout, List::kKindPlg, List::kKindWerkgroep,
                            List::kKindProjectgroep}) {
      if (cues_.any(list, range)) return true;
    }
    return false;
  }

  // What stands between quoted lines is the answer, whoever's name it begins with.
  bool is_within_quotation(std::size_t line, const std::vector<Zone>& quoted) const {
    const auto at = quoted.begin() + static_cast<std::ptrdiff_t>(line);
    const auto is_quoted = [](Zone zone) {
      return zone == Zone::kQuoted || zone == Zone::kForwarded || zone == Zone::kQuoteHead;
    };
    return std::any_of(quoted.begin(), at, is_quoted) && std::any_of(at, quoted.end(), is_quoted);
  }

  // "… komt met twee leerkrachten:" above the name, or other people's names below it.
  bool begins_list(std::size_t line) const {
    const auto& lines = document_.lines();
    for (std::size_t before = line; before-- > 0;) {
      if (lines[before].empty()) continue;
      if (document_.is_mark(lines[before].last - 1, ':')) return true;
      break;
    }
    for (std::size_t below = line + 1; below < lines.size(); ++below) {
      if (lines[below].empty()) continue;
      return cues_.at(List::kFirstName, lines[below].first) &&
             document_[lines[below].first].capital && lines[below].last - lines[below].first > 1;
    }
    return false;
  }

  bool is_labelled(const Range& range) const {
    for (const List list :
         {List::kLabelName, List::kLabelSchool, List::kLabelFoundation, List::kLabelGroup}) {
      const std::size_t end = cues_.end_at(list, range.begin);
      if (end > range.begin && (end == range.end || document_.is_mark(end, ':'))) return true;
    }
    return false;
  }

  // "Interesse in Taal", below name and school.
  bool begins_choice(std::size_t token) const {
    const std::size_t label = cues_.end_at(List::kLabelGroup, token);
    // "groep 1/2, obs De Brug" is the class she teaches.
    const bool taught = label < document_.size() && document_[label].kind == TokenKind::kNumber;
    return (label > token && !taught) || cues_.at(List::kWish, token) ||
           cues_.at(List::kSelfRegister, token);
  }

  void sign_from(std::size_t line, const std::vector<Zone>& quoted) {
    for (std::size_t i = line; i < std::min(document_.lines().size(), postscript_); ++i) {
      if (quoted[i] != Zone::kOwn) return;
      const Line& at = document_.lines()[i];
      if (i > line && !at.empty() && begins_choice(at.first)) continue;
      for (std::size_t token = at.first; token < at.last; ++token) {
        if (document_[token].zone == Zone::kOwn) document_.set_zone(token, Zone::kSignature);
      }
    }
  }

  bool begins_with(const Range& range, const Document& name) const {
    std::size_t at = range.begin;
    for (std::size_t i = 0; i < name.size(); ++i) {
      if (name[i].kind == TokenKind::kPunctuation) continue;
      while (at < range.end && document_[at].kind == TokenKind::kPunctuation && at > range.begin)
        ++at;
      if (at >= range.end || document_.folded(at) != name.folded(i)) return false;
      ++at;
    }
    return true;
  }

  Document& document_;
  const Cues& cues_;
  const ZoneHints& hints_;
  bool several_pasted_ = false;
  bool signed_ = false;
  std::size_t postscript_ = SIZE_MAX;  // the line where one begins, below the name
};

// Below the invitation that was quoted without marks a disclaimer is the writer's own: ours has
// none.
void mark_disclaimers_below(Document& document, const Cues& cues, const std::vector<Zone>& quoted,
                            const std::vector<bool>& covered) {
  const auto& lines = document.lines();
  std::size_t below = lines.size();
  for (std::size_t i = lines.size(); i-- > 0 && quoted[i] == Zone::kQuoted;) {
    if (!any_on_line(covered, lines[i])) continue;
    below = i + 1;
    break;
  }
  for (std::size_t i = below; i < lines.size(); ++i) {
    const std::size_t begin = i;
    while (i < lines.size() && !lines[i].empty() && lines[i].quote_depth == 0) ++i;
    if (i == begin) continue;
    const Range block{lines[begin].first, lines[i - 1].last};
    if (!cues.any(List::kDisclaimer, block)) continue;
    for (std::size_t at = block.begin; at < block.end; ++at)
      document.set_zone(at, Zone::kDisclaimer);
  }
}

}  // namespace

void mark_zones(Document& document, const Cues& cues, const std::vector<bool>& covered,
                const ZoneHints& hints) {
  std::vector<Zone> quoted = quoted_lines(document, cues, hints.forwarded);
  std::vector<bool> answered;  // empty: none of our mails is known to be answered
  if (hints.answered != nullptr) {
    answered = words_of_answered(document, *hints.answered);
    part_answers(document, answered, quoted);
  }
  OwnText(document, cues, hints).mark(quoted);
  for (std::size_t i = 0; i < document.lines().size(); ++i) {
    const Line& line = document.lines()[i];
    const Range remark = answered.empty() ? Range() : remark_on(document, line, answered);
    for (std::size_t token = line.first; token < line.last; ++token) {
      if (quoted[i] != Zone::kOwn && !remark.contains(token)) document.set_zone(token, quoted[i]);
      if (covered[token] && quoted[i] != Zone::kQuoteHead)
        document.set_zone(token, Zone::kInvitation);
    }
  }
  mark_remarks(document, cues, quoted, covered);
  mark_disclaimers_below(document, cues, quoted, covered);
}

std::vector<ZoneSpan> zone_spans(const Document& document) {
  std::vector<ZoneSpan> spans;
  for (const Token& token : document.tokens()) {
    if (spans.empty()) {
      spans.push_back({token.zone, 0, token.end});
    } else if (spans.back().zone != token.zone) {
      spans.back().end = token.begin;
      spans.push_back({token.zone, token.begin, token.end});
    }
  }
  if (spans.empty()) spans.push_back({});
  spans.back().end = document.text().size();
  return spans;
}

}  // namespace meldaan::extract
