#include "extract/people/call_names.h"

#include "extract/text/names.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kShortestBorneOut = 3;  // of what an address bears out: "bo" begins many

class Signed {
 public:
  Signed(const Part& body, const SenderHeader& sender)
      : document_(body.document()),
        cues_(body.cues()),
        account_(fold(sender.address.address)),
        display_name_(sender.name == nullptr ? "" : fold(sender.name->text())) {}

  std::optional<Found<std::string>> find() const {
    for (const Line& line : document_.lines()) {
      if (line.empty() || !may_sign(line)) continue;
      const Range word{line.last - 1, line.last};
      return Found<std::string>{
          with_usual_case(document_.original(word.begin), document_, word, cues_), kSure,
          document_.evidence(word, "signed with a first name")};
    }
    return std::nullopt;
  }

 private:
  // A line that is nothing but the name, or the name behind the closing formula.
  bool may_sign(const Line& line) const {
    const std::size_t token = line.last - 1;
    const Zone zone = document_[token].zone;
    if (!document_.is_word(token) || (zone != Zone::kSignature && zone != Zone::kClosing) ||
        cues_.covers(List::kClosing, token))
      return false;
    for (std::size_t i = line.first; i < token; ++i) {
      if (document_.is_word(i) && !cues_.covers(List::kClosing, i)) return false;
    }
    return cues_.at(List::kFirstName, token) || is_borne_out(document_.folded(token));
  }

  bool is_borne_out(std::string_view word) const {
    return word.size() >= kShortestBorneOut &&
           (account_.starts_with(word) || display_name_ == word);
  }

  const Document& document_;
  const Cues& cues_;
  std::string account_;
  std::string display_name_;
};

}  // namespace

std::string call_name_as_written(const Part& body, const std::string& call_name) {
  const Document& document = body.document();
  for (std::size_t i = 0; i < document.size() && !call_name.empty(); ++i) {
    if (document.folded(i) != call_name || !is_own(document[i].zone)) continue;
    return with_usual_case(document.original(i), document, {i, i + 1}, body.cues());
  }
  return {};
}

std::optional<Found<std::string>> signed_call_name(const Part& body, const SenderHeader& sender) {
  if (sender.nobodys_own) return std::nullopt;
  return Signed(body, sender).find();
}

}  // namespace meldaan::extract
