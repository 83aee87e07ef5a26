#include "extract/parts/passed_on.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

// A mail passed on ten times is a chain letter.
constexpr std::size_t kMostMails = 10;

class Splitter {
 public:
  explicit Splitter(const Part& body) : document_(body.document()), cues_(body.cues()) {}

  std::vector<PassedOn> split() {
    const auto& lines = document_.lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (is_head(i)) {
        const std::size_t begin = i;
        while (i + 1 < lines.size() &&
               (is_head(i + 1) || (lines[i + 1].empty() && head_follows(i + 1))))
          ++i;
        if (mails_.size() == kMostMails) break;
        mails_.emplace_back();
        read_head(begin, i + 1);
        continue;
      }
      if (!mails_.empty()) add_line(i);
    }
    std::erase_if(mails_, [](const PassedOn& mail) { return mail.lines.empty(); });
    return std::move(mails_);
  }

 private:
  bool is_head(std::size_t line) const {
    const Line& at = document_.lines()[line];
    return !at.empty() && document_[at.first].zone == Zone::kQuoteHead;
  }

  bool head_follows(std::size_t line) const {
    while (line < document_.lines().size() && document_.lines()[line].empty()) ++line;
    return line < document_.lines().size() && is_head(line) && !begins_head(line);
  }

  // "Van:" opens a head; whatever else does stands on the head's first line.
  bool begins_head(std::size_t line) const {
    const Line& at = document_.lines()[line];
    return cues_.at(List::kQuoteFrom, at.first);
  }

  // The sender stands before the first address, behind "Van:" or "schreef".
  void read_head(std::size_t begin, std::size_t end) {
    Address from;
    for (std::size_t i = begin; i < end && from.address.empty(); ++i) {
      const Line& line = document_.lines()[i];
      const std::size_t start = name_begin(line);
      if (start == line.last) continue;
      std::size_t stop = start;
      while (stop < line.last && document_[stop].kind != TokenKind::kAddress &&
             !document_.is_mark(stop, '<') && !document_.is_mark(stop, '[') &&
             !document_.is_mark(stop, ':')) {
        ++stop;
      }
      from.name = document_.original(Range{start, stop});
      std::erase(from.name, '"');
      for (std::size_t at = stop; at < line.last && from.address.empty(); ++at) {
        if (document_[at].kind == TokenKind::kAddress)
          from.address = std::string(document_.original(at));
        if (document_[at].kind == TokenKind::kUrl) from.address = mailto(document_.original(at));
      }
      if (!from.name.empty()) break;
    }
    // "Op 3 september heeft Piet Jansen <p.jansen@school.nl> het volgende geschreven:"
    for (std::size_t i = begin; i < end && from.address.empty() && from.name.empty(); ++i) {
      const Line& line = document_.lines()[i];
      for (std::size_t at = line.first; at < line.last && from.address.empty(); ++at) {
        if (document_[at].kind == TokenKind::kAddress) from.address = document_.original(at);
      }
    }
    mails_.back().mail.from.push_back(from);
  }

  std::size_t name_begin(const Line& line) const {
    for (std::size_t i = line.first; i < line.last; ++i) {
      const std::size_t field = cues_.end_at(List::kQuoteFrom, i);
      if (field > i && field < line.last && document_.is_mark(field, ':')) return field + 1;
      const std::size_t wrote = cues_.end_at(List::kQuoteEnd, i);
      if (wrote > i && wrote < line.last) return wrote;
    }
    return line.last;
  }

  static std::string mailto(std::string_view url) {
    constexpr std::string_view kScheme = "mailto:";
    if (!url.starts_with(kScheme)) return {};
    url.remove_prefix(kScheme.size());
    return std::string(url.substr(0, url.find_first_of("]>?")));
  }

  void add_line(std::size_t number) {
    const Line& line = document_.lines()[number];
    PassedOn& passed = mails_.back();
    std::string& text = passed.mail.text;
    if (line.empty()) {
      if (!text.empty()) text += '\n';
      return;
    }
    const Zone zone = document_[line.first].zone;
    if (!is_quotation(zone)) return;  // an answer between the quoted lines
    passed.forwarded = passed.forwarded || zone == Zone::kForwarded;
    const std::size_t begin = document_[line.first].begin;
    passed.lines.push_back({text.size(), begin});
    text += std::string_view(document_.text()).substr(begin, line.end - begin);
    text += '\n';
  }

  const Document& document_;
  const Cues& cues_;
  std::vector<PassedOn> mails_;
};

}  // namespace

void PassedOn::move_out(Evidence& evidence) const {
  if (evidence.source != Source::kText) return;
  const auto outer = [this](std::size_t inner) -> std::size_t {
    auto line =
        std::upper_bound(lines.begin(), lines.end(), inner,
                         [](std::size_t at, const Line& known) { return at < known.inner; });
    if (line == lines.begin()) return 0;
    --line;
    return line->outer + (inner - line->inner);
  };
  evidence.begin = outer(evidence.begin);
  evidence.end = outer(evidence.end);
  evidence.zone = Zone::kForwarded;
  if (lines.empty()) evidence.source = Source::kAttachment;
}

std::vector<PassedOn> passed_on(const Part& body) {
  return Splitter(body).split();
}

}  // namespace meldaan::extract
