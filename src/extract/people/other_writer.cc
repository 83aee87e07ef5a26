#include "extract/people/other_writer.h"

#include <algorithm>
#include <string>

#include "extract/people/people_addresses.h"
#include "extract/people/person_at.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

class OtherWriter {
 public:
  OtherWriter(const Part& body, const PersonName& account)
      : body_(body),
        document_(body.document()),
        cues_(body.cues()),
        account_(account),
        given_(call_name(account.text)) {}

  std::optional<PersonName> find() const {
    if (writes_too()) return std::nullopt;
    const bool spoken_of = speaks_of_account();
    for (const Cue& cue : cues_.of(List::kSelfIntroduction)) {
      const std::size_t at = cue.range.end;
      if (at >= document_.size() || !is_about_sender(document_[at].zone) ||
          document_.breaks_after(at - 1) || introduces_another(body_, cue.range.begin))
        continue;
      const auto name = somebody_else(at);
      if (name && (spoken_of || is_known(*name))) return name;
    }
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (!document_[i].capital || !is_own(document_[i].zone) ||
          (i > 0 && document_[i - 1].capital && !document_.breaks_after(i - 1)))
        continue;
      const auto name = somebody_else(i);
      if (name && says_here(*name)) return name;
      if (name && spoken_of && signs(*name)) return name;
    }
    return std::nullopt;
  }

 private:
  std::optional<PersonName> somebody_else(std::size_t token) const {
    auto name = person_at(body_, token, true);
    if (!name || name->words < 2 || same_person(name->text, account_.text) ||
        stands_beside_account(name->range))
      return std::nullopt;
    return name;
  }

  // "Henk Oonk en Sanna Pot hier": they write together, and the account's owner is one of them.
  bool stands_beside_account(const Range& name) const {
    const std::string owner = " " + fold(account_.text) + " ";
    const auto is_owners = [&](std::size_t token) {
      return token < document_.size() && document_[token].capital && document_.is_word(token) &&
             owner.find(" " + std::string(document_.folded(token)) + " ") != std::string::npos;
    };
    const std::size_t next = cues_.end_at(List::kAnd, name.end);
    const bool behind = next > name.end && is_owners(next);
    return behind || (name.begin > 1 && cues_.covers(List::kAnd, name.begin - 1) &&
                      is_owners(name.begin - 2));
  }

  // "Ik (Henk Oonk) kom naar …": whoever else writes here does so beside the account's owner.
  bool writes_too() const {
    for (std::size_t i = 0; i < document_.size(); ++i) {
      if (document_.folded(i) != given_ || !is_own(document_[i].zone)) continue;
      const auto name = person_at(body_, i, true);
      if (!name || name->words < 2 || !same_person(name->text, account_.text)) continue;
      const std::size_t before =
          i > 0 && (document_.is_mark(i - 1, '(') || document_.is_mark(i - 1, ',')) ? i - 1 : i;
      if (says_here(*name) || (before > 0 && cues_.at(List::kFirstPerson, before - 1))) return true;
    }
    return false;
  }

  bool says_here(const PersonName& name) const { return names_herself(body_, name.range); }

  // By a first name, by the name below, or by an address of his own.
  bool is_known(const PersonName& name) const {
    if (cues_.at(List::kFirstName, name.range.begin)) return true;
    const std::string_view given = document_.folded(name.range.begin);
    for (std::size_t i = name.range.end; i < document_.size(); ++i) {
      const bool signature = document_[i].zone == Zone::kSignature;
      if (signature && document_[i].capital && document_.folded(i) == given) return true;
      if (document_[i].kind == TokenKind::kAddress && is_own(document_[i].zone) &&
          spells_name(document_.original(i), name.text))
        return true;
    }
    return false;
  }

  // "Dit is niet Moniek", "op de computer van Sanne", "Sanne heeft zich al opgegeven": nobody
  // speaks so of himself.
  bool speaks_of_account() const {
    if (body_.says(List::kBorrowedAccount)) return true;
    if (given_.size() < 3) return false;
    for (std::size_t i = 0; i + 1 < document_.size(); ++i) {
      if (document_.folded(i) != given_ || !is_own(document_[i].zone) || document_[i + 1].capital)
        continue;
      const bool of_her =
          i > 0 && !document_.breaks_after(i - 1) &&
          (cues_.covers(List::kFrom, i - 1) || cues_.covers(List::kNegation, i - 1) ||
           cues_.covers(List::kWith, i - 1));
      const bool does = cues_.at(List::kThirdVerb, i + 1) && !document_.breaks_after(i);
      if (of_her || does) return true;
    }
    return false;
  }

  // A line of its own, or one in which what he is follows.
  bool signs(const PersonName& name) const {
    const Line& line = document_.lines()[document_[name.range.begin].line];
    if (name.range.begin != line.first) return false;
    return name.range.end == line.last || document_.is_mark(name.range.end, ',');
  }

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  const PersonName& account_;
  std::string given_;
};

}  // namespace

std::optional<PersonName> other_writer(const Part& body, const PersonName& account) {
  return account.words < 2 ? std::nullopt : OtherWriter(body, account).find();
}

bool names_herself(const Part& part, const Range& name) {
  const Document& document = part.document();
  const std::size_t at = name.end;
  const std::size_t end = part.cues().end_at(List::kSelfNamed, at);
  return end > at && !document.breaks_after(at - 1) &&
         (end >= document.size() || !document.is_word(end) || document.breaks_after(end - 1));
}

bool introduces_another(const Part& part, std::size_t token) {
  constexpr std::size_t kAdjectives = 2;
  const std::size_t line = part.document().lines()[part.document()[token].line].first;
  for (std::size_t back = 1; back <= kAdjectives && token >= line + back; ++back) {
    if (!part.document().is_word(token - back)) return false;
    if (part.cues().at(List::kOwners, token - back)) return true;
  }
  return false;
}

}  // namespace meldaan::extract
