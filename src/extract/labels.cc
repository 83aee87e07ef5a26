#include "extract/labels.h"

#include <algorithm>

namespace meldaan::extract {
namespace {

constexpr List kLabels[] = {List::kLabelName,  List::kLabelSchool, List::kLabelFoundation,
                            List::kLabelGroup, List::kLabelEmail,  List::kLabelOther};

std::size_t simple_label_end(const Cues& cues, std::size_t token, std::vector<List>& lists) {
  std::size_t end = token;
  for (const List list : kLabels) {
    const std::size_t at = cues.end_at(list, token);
    if (at > end) lists.assign(1, list);
    end = std::max(end, at);
  }
  return end;
}

}  // namespace

std::size_t label_end(const Document& document, const Cues& cues, std::size_t token,
                      std::size_t stop, std::vector<List>& lists) {
  std::size_t end = simple_label_end(cues, token, lists);
  while (end > token && end + 1 < stop) {
    if (document.is_mark(end, '(') && document[end].glued) {
      std::size_t close = end;
      while (close < stop && !document.is_mark(close, ')')) ++close;
      if (close == stop) break;
      end = close + 1;
      continue;
    }
    const bool link = document.is_mark(end, '/') || cues.at(List::kAnd, end);
    std::vector<List> more;
    const std::size_t next = link ? simple_label_end(cues, end + 1, more) : end;
    if (!link || next == end + 1) break;
    if (std::find(lists.begin(), lists.end(), more.front()) == lists.end())
      lists.push_back(more.front());
    end = next;
  }
  return end;
}

}  // namespace meldaan::extract
