#include "extract/people/named_instead.h"

#include <algorithm>
#include <optional>

#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr std::size_t kLongestInstead = 6;

// Not "Vos" in "Vosman".
bool holds_words(const std::string& text, const std::string& words) {
  const auto in_word = [&](std::size_t at) {
    if (at >= text.size()) return false;
    const char c = text[at];
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
    if ((at == 0 || !in_word(at - 1)) && !in_word(at + words.size())) return true;
  }
  return false;
}

class Contrasts {
 public:
  Contrasts(const Part& body, const std::string& was)
      : body_(body), document_(body.document()), cues_(body.cues()), was_(fold(was)) {}

  std::vector<Range> find() {
    for (const Cue& contrast : cues_.of(List::kContrast)) read_behind(contrast.range);
    for (const List list : {List::kBareNegation, List::kInsteadOf}) {
      for (const Cue& denial : cues_.of(list)) read_before(denial.range);
    }
    return std::move(found_);
  }

 private:
  // "Niet De Troubadour maar De Bongerd"
  void read_behind(const Range& contrast) {
    const Range& sentence = body_.sentences().of(contrast.begin).range;
    const Range before{sentence.begin, contrast.begin};
    const bool denied = document_[contrast.begin].zone == Zone::kOwn &&
                        cues_.any(List::kNegation, before) && names_it(before);
    if (!denied) return;
    // "Ik werk niet meer op De Bron maar op De Wissel"
    Range name{contrast.end, contrast.end};
    if (name.end < sentence.end && cues_.at(List::kAt, name.end) && repeats(name.end, before))
      name.begin = ++name.end;
    while (name.end < sentence.end && is_of_name(name.end)) ++name.end;
    add(name);
  }

  bool repeats(std::size_t token, const Range& before) const {
    for (std::size_t i = before.begin; i < before.end; ++i) {
      if (document_.folded(i) == document_.folded(token)) return true;
    }
    return false;
  }

  // Of "OBS De Bron" also "De Bron".
  bool names_it(const Range& range) const {
    const std::string text = fold(document_.original(range));
    const std::size_t name = was_.find(' ');
    const bool typed = name != std::string::npos && was_.find(' ', name + 1) != std::string::npos;
    return holds_words(text, was_) || (typed && holds_words(text, was_.substr(name + 1)));
  }

  // "Het is obs De Bongerd, niet obs De Troubadour", "Dalman i.p.v. Vos"
  void read_before(const Range& denial) {
    const std::size_t at = denial.begin;
    const Range& sentence = body_.sentences().of(at).range;
    if (document_[at].zone != Zone::kOwn || at < sentence.begin + 1 || !begins_with_it(denial.end))
      return;
    std::size_t end = at;
    const bool instead = cues_.at(List::kInsteadOf, at);
    const bool linked = document_.is_mark(at - 1, ',') || cues_.at(List::kAnd, at - 1);
    if (!instead && !linked) return;
    if (linked) --end;
    // "Petra de With moet het zijn, niet de Wit"
    while (end > sentence.begin && is_of_saying(end - 1)) --end;
    Range name{end, end};
    while (name.begin > sentence.begin && is_of_name(name.begin - 1)) --name.begin;
    // "Het is …": the sentence's first word bears a capital too.
    const std::size_t behind = cues_.end_at(List::kThatIs, name.begin);
    if (behind > name.begin && behind < name.end) name.begin = behind;
    add(name);
  }

  bool begins_with_it(std::size_t token) const {
    const Range& sentence = body_.sentences().of(token - 1).range;
    if (token >= sentence.end) return false;
    const std::string behind = fold(document_.original({token, sentence.end}));
    return behind.starts_with(was_) && holds_words(behind.substr(0, was_.size() + 1), was_);
  }

  bool is_of_saying(std::size_t token) const {
    return document_.is_word(token) && !document_[token].capital &&
           (cues_.covers(List::kCorrection, token) || cues_.covers(List::kRenames, token) ||
            cues_.covers(List::kThatIs, token) || cues_.covers(List::kFiller, token));
  }

  void add(const Range& name) {
    bool capital = false;
    for (std::size_t i = name.begin; i < name.end; ++i) capital = capital || document_[i].capital;
    if (capital && name.size() <= kLongestInstead && !body_.names_group(name))
      found_.push_back(name);
  }

  bool is_of_name(std::size_t i) const {
    return document_.is_mark(i, '-') ||
           (document_.is_word(i) && (document_[i].capital || cues_.at(List::kParticle, i) ||
                                     cues_.at(List::kSchoolType, i)));
  }

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  const std::string was_;
  std::vector<Range> found_;
};

}  // namespace

std::vector<Range> named_instead(const Part& body, const std::string& was) {
  return was.empty() ? std::vector<Range>() : Contrasts(body, was).find();
}

std::string surname_of(const std::string& name) {
  const std::size_t space = name.find(' ');
  return space == std::string::npos ? std::string() : name.substr(space + 1);
}

}  // namespace meldaan::extract
