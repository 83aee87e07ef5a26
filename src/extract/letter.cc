#include "extract/letter.h"

#include <algorithm>

#include "extract/assignment/doubts.h"
#include "extract/assignment/person_wishes.h"
#include "extract/assignment/row_wishes.h"
#include "extract/assignment/weak_wishes.h"
#include "extract/learned.h"
#include "extract/people/absence.h"
#include "extract/purpose/quoted_sign_up.h"
#include "extract/text/name_parts.h"
#include "extract/text/names.h"
#include "extract/wishes/marks.h"
#include "extract/wishes/proposals.h"
#include "extract/wishes/unknown_groups.h"
#include "extract/wishes/wish_kinds.h"
#include "extract/wishes/wishes.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

constexpr double kMarked = 0.92;
constexpr double kPointed = 0.8;

// What the reader sees as the letter: the body, and what an attached form says.
std::string letter_of(const IncomingMail& mail) {
  std::string text = mail.text;
  for (const Attachment& attachment : mail.attachments) {
    if (!attachment.text.empty()) text += "\n\n" + attachment.text;
  }
  return text;
}

// Where the name that begins at this token ends, whole or with an initial for its first word
// ("G. Starters" of Gijs Starters); `begin` where it is another.
std::size_t end_of_name(const Document& name, const Document& document, std::size_t begin) {
  const std::string_view first = document.folded(begin);
  std::size_t at = begin + 1;
  if (first.size() == 1 && name.folded(0).starts_with(first)) {
    if (at < document.size() && document.is_mark(at, '.')) ++at;
  } else if (first != name.folded(0)) {
    return begin;
  }
  return name_stands_at(document, at, name, 1) ? at + name.size() - 1 : begin;
}

// "Aanmelding Van Taal": behind the last words of the sender's name, two at least.
std::size_t end_of_surname(const Document& sender, const Document& document, std::size_t begin) {
  for (std::size_t first = 1; first + 1 < sender.size(); ++first) {
    if (name_stands_at(document, begin, sender, first)) return begin + sender.size() - first;
  }
  return begin;
}

// Where the sender's name stands: "Hanneke Taal" wishes for no Taal by signing.
std::vector<Range> names_of(const Document& sender, const Document& document) {
  std::vector<Range> found;
  if (sender.size() < 2) return found;
  for (std::size_t begin = 0; begin < document.size(); ++begin) {
    const std::size_t end =
        std::max(end_of_name(sender, document, begin), end_of_surname(sender, document, begin));
    if (end > begin) found.push_back({begin, end});
  }
  return found;
}

// Whether the account is an office's or a school's: by its name, or where that says nothing, by its
// address.
bool is_nobodys(const Knowledge& knowledge, std::string_view address, const Document& name,
                const Cues& name_cues) {
  if (name.size() > 0 && header_name(name, name_cues)) return false;
  const Document local{std::string(address.substr(0, address.find('@')))};
  const Cues cues = knowledge.phrases.find(local);
  return cues.any(List::kRoleMailbox, {0, local.size()}) || kind_word_end(name_cues, 0) > 0 ||
         name_cues.any(List::kRoleMailbox, {0, name.size()}) ||
         name_cues.any(List::kSchoolType, {0, name.size()}) ||
         name_cues.any(List::kFoundationType, {0, name.size()}) ||
         name_cues.any(List::kOrganisationType, {0, name.size()}) ||
         name_cues.any(List::kSchoolEnding, {0, name.size()});
}

Wish marked(const Mention& mention, Stance stance) {
  Wish wish;
  wish.mention = mention;
  wish.stance = stance;
  wish.confidence = kMarked;
  wish.marked = true;
  wish.kinds = mention.kinds;
  wish.why = "marked in a list";
  return wish;
}

WishContext context_of(const Part& part, const Catalogue& catalogue) {
  return {part.document(), part.cues(), part.sentences(), catalogue, part.fields().all};
}

// "Aanmelding W&T", and in the letter "Graag de PLG en het project": the letter says which kinds of
// the subject's topic are meant.
void settle_kinds_of_subject(const Findings& letter, Findings& subject,
                             const Catalogue& catalogue) {
  const Part& part = letter.part;
  for (Wish& wish : subject.wishes) {
    if (!wish.kinds.empty() || catalogue.topics()[wish.mention.topic].groups.size() == 1) continue;
    const auto told = [&](bool wished) {
      return std::find_if(letter.wishes.begin(), letter.wishes.end(), [&](const Wish& w) {
        return w.mention.topic == wish.mention.topic && (w.stance == Stance::kWished) == wished;
      });
    };
    // "Collega's zitten in de PLG, ik wil naar de werkgroep": what is wished for tells.
    if (const auto wished = told(true); wished != letter.wishes.end())
      wish.kinds = wished->kinds;
    else if (const auto named = told(false); named != letter.wishes.end())
      wish.kinds = named->kinds;
    else
      wish.kinds = kinds_by_themselves(context_of(part, catalogue), part.mentions());
  }
}

// "Groep over burgerschap", and the letter proposes one: its subject describes no group that is
// there already.
void leave_what_is_proposed(const Findings& letter, Findings& subject) {
  const auto proposed = [&](const Wish& wish) {
    const std::string words = fold(subject.part.document().original(wish.mention.name));
    return wish.mention.described &&
           std::any_of(letter.proposals.begin(), letter.proposals.end(), [&](const Proposal& p) {
             const std::string topic = fold(p.topic);
             return topic.find(words) != std::string::npos ||
                    words.find(topic) != std::string::npos;
           });
  };
  std::erase_if(subject.wishes, proposed);
}

// "Ik zou een groep over het jonge kind beginnen. Als die groep er komt …": what is only proposed
// is pointed to.
bool points_to_proposal(const Part& part, const std::vector<Proposal>& proposals,
                        const Mention& mention) {
  if (!part.cues().at(List::kDemonstrative, mention.name.begin)) return false;
  const auto at = first_from(part.mentions(), mention.name.begin);
  if (at == part.mentions().begin()) return false;
  const Mention& named = *std::prev(at);
  return named.topic == mention.topic && named.described &&
         std::any_of(proposals.begin(), proposals.end(),
                     [&](const Proposal& p) { return p.range.overlaps(named.name); });
}

// "van internationalisering | tot en met | zij-instroom"
bool spans_list(const Part& part, const Mention& first, const Mention& last) {
  const Cues& cues = part.cues();
  const std::size_t begin = first.phrase.begin;
  const std::size_t behind = cues.end_at(List::kThrough, first.name.end);
  return begin > 0 && cues.covers(List::kFrom, begin - 1) && behind > first.name.end &&
         behind == last.phrase.begin;
}

// It says how much there is to choose from, and wants neither end of it.
bool is_end_of_span(const Part& part, const Mention& mention) {
  const std::vector<Mention>& all = part.mentions();
  const auto at = first_from(all, mention.name.begin);
  if (at == all.end()) return false;
  return (at != all.begin() && spans_list(part, *std::prev(at), *at)) ||
         (std::next(at) != all.end() && spans_list(part, *at, *std::next(at)));
}

}  // namespace

Letter::Letter(const Knowledge& knowledge, const IncomingMail& mail, const std::string& answered)
    : subject(knowledge, mail.subject, Source::kSubject, {}),
      display_name(mail.sender().name, Source::kFromHeader),
      name(usual_order(display_name, knowledge.phrases.find(display_name)), Source::kFromHeader),
      name_cues(knowledge.phrases.find(name)),
      nobodys_account(is_nobodys(knowledge, mail.sender().address, name, name_cues)),
      answered_mail(answered),
      body(knowledge, letter_of(mail), Source::kText,
           {subject.is_forward(), name.size() > 0 ? &name : nullptr,
            header_name(name, name_cues).has_value(),
            answered.empty() ? nullptr : &answered_mail}) {}

bool has_words(const Letter& letter) {
  const auto word = [](const Token& token) {
    return token.kind == TokenKind::kWord && is_own(token.zone);
  };
  const auto any = [&](const Part& part) {
    return std::any_of(part.document().tokens().begin(), part.document().tokens().end(), word);
  };
  return any(letter.body) || any(letter.subject);
}

Findings findings_of(const Part& part, const Catalogue& catalogue, const Document& sender) {
  const WishContext context = context_of(part, catalogue);
  Findings findings{part, {}, find_proposals(context, part.mentions())};
  std::vector<Range> claimed = names_of(sender, part.document());
  for (const Place& place : part.places()) claimed.push_back(place.range);
  for (const Proposal& proposal : findings.proposals) claimed.push_back(proposal.range);
  findings.unknown = find_unknown_groups(context, part.mentions(), claimed);
  const Marks marks = find_marks(part, catalogue);
  std::vector<Mention> loose = part.mentions();
  std::erase_if(loose, [&](const Mention& mention) {
    return std::any_of(marks.settled.begin(), marks.settled.end(),
                       [&](const Range& range) { return range.holds(mention.name); }) ||
           points_to_proposal(part, findings.proposals, mention) || is_end_of_span(part, mention);
  });
  findings.wishes = weigh(context, loose, claimed);
  // "De c wordt het, de e mocht niet": what is said of a line's letter is said of its group.
  for (Wish& pointed : weigh(context, marks.pointed, {})) {
    pointed.pointed = true;
    // Who speaks of a line by its number, and does not refuse it, chooses it.
    pointed.confidence = std::max(pointed.confidence, kPointed);
    findings.wishes.push_back(std::move(pointed));
  }
  for (const Mention& chosen : marks.chosen)
    findings.wishes.push_back(marked(chosen, Stance::kWished));
  for (const Mention& refused : marks.refused)
    findings.wishes.push_back(marked(refused, Stance::kDeclined));
  return findings;
}

std::vector<Range> wished_groups(const Findings& findings) {
  std::vector<Range> wished;
  for (const Wish& wish : findings.wishes) {
    if (is_sure(wish)) wished.push_back(wish.mention.name);
  }
  for (const Proposal& proposal : findings.proposals) wished.push_back(proposal.range);
  return wished;
}

bool wishes_something(const Findings& findings) {
  return !wished_groups(findings).empty();
}

Signs Understood::purpose_signs(const Letter& letter, const OriginFound& origin) const {
  return signs_of(letter.body, letter.subject, facts, purpose, origin);
}

namespace {

bool others_come(const std::vector<PersonFound>& people) {
  return std::any_of(people.begin(), people.end(),
                     [](const PersonFound& person) { return !person.is_sender && !person.leaves; });
}

Named named_in(const std::vector<PersonFound>& people) {
  if (others_come(people)) return Named::kSignedUp;
  const bool some = std::any_of(people.begin(), people.end(),
                                [](const PersonFound& person) { return !person.is_sender; });
  const bool sender = std::any_of(people.begin(), people.end(),
                                  [](const PersonFound& person) { return person.is_sender; });
  return some && !sender ? Named::kLeave : Named::kNobody;
}

bool names_only_absent(const std::vector<PersonFound>& people) {
  const auto absent = [](const PersonFound& person) { return person.stays_away; };
  return std::any_of(people.begin(), people.end(), absent) &&
         std::all_of(people.begin(), people.end(),
                     [&](const PersonFound& person) { return person.is_sender || absent(person); });
}

bool may_sign_up(const Letter& letter, const Understood& found, bool wishes_found) {
  const Intent intent =
      find_purpose(letter.body, letter.subject, wished_groups(found.findings.front()), wishes_found,
                   named_in(found.people))
          .intent;
  return intent != Intent::kCancel && intent != Intent::kChange;
}

}  // namespace

Understood understand(const Letter& letter, const Knowledge& knowledge, const IncomingMail& mail,
                      const AttendanceOpinion& opinion) {
  Understood found;
  found.findings.push_back(findings_of(letter.body, knowledge.catalogue, letter.name));
  // An answer's subject is the earlier mail's.
  if (!letter.subject.is_reply() && !letter.subject.is_forward())
    found.findings.push_back(findings_of(letter.subject, knowledge.catalogue, letter.name));
  if (found.findings.size() > 1) {
    settle_kinds_of_subject(found.findings.front(), found.findings.back(), knowledge.catalogue);
    leave_what_is_proposed(found.findings.front(), found.findings.back());
  }
  accept_weak_wishes(found.findings);
  // "Piet is ziek. Ikzelf kom gewoon naar Taal, zoals doorgegeven" wishes for nothing new.
  const auto stays = [&](const Wish& wish) {
    return wished_before(letter.body, letter.subject, wish.mention.name.begin);
  };
  const std::vector<Wish>& of_letter = found.findings.front().wishes;
  const bool only_stays = std::any_of(of_letter.begin(), of_letter.end(), stays) &&
                          std::all_of(of_letter.begin(), of_letter.end(), [&](const Wish& wish) {
                            return !is_sure(wish) || stays(wish);
                          });
  const bool wishes_found =
      !only_stays && std::any_of(found.findings.begin(), found.findings.end(), wishes_something);
  const Document* name = letter.name.size() > 0 ? &letter.name : nullptr;
  std::vector<Range> refused;
  for (const Wish& wish : found.findings.front().wishes) {
    if (wish.stance == Stance::kDeclined) refused.push_back(wish.mention.name);
  }
  const SenderHeader sender{mail.sender(), name, &letter.name_cues, letter.nobodys_account,
                            mail.cc};
  bool in_question = false;
  const auto by_rules = [&in_question](const Attendant&) -> std::optional<bool> {
    in_question = true;
    return std::nullopt;
  };
  found.people = find_people(letter.body, letter.subject, sender, wishes_found, refused, by_rules);
  if (opinion && in_question && may_sign_up(letter, found, wishes_found))
    found.people = find_people(letter.body, letter.subject, sender, wishes_found, refused, opinion);
  accept_in_rows(found.findings, found.people);
  accept_told_of(found.findings, found.people);
  doubt_unowned(found.findings, found.people);
  found.facts.others = others_come(found.people);
  for (const Findings& findings : found.findings) {
    found.facts.wished += wished_groups(findings).size();
    found.facts.proposed += findings.proposals.size();
  }
  // Again, for the doubts have come between.
  found.purpose = find_purpose(letter.body, letter.subject, wished_groups(found.findings.front()),
                               found.facts.wished > 0, named_in(found.people));
  // "Donderdag ben ik er niet", above the mail in which she signed up.
  if (found.purpose.refuses && quotes_own_sign_up(letter.body, mail.sender().address))
    found.purpose = {Intent::kCancel, found.purpose.evidence};
  return found;
}

void mean_the_absent(const Part& body, std::vector<PersonFound>& people) {
  if (!names_only_absent(people)) return;
  if (!writer_leaves_too(body))
    std::erase_if(people, [](const PersonFound& person) { return person.is_sender; });
  for (PersonFound& person : people) {
    person.leaves = person.leaves || person.stays_away;
    person.stays_away = false;
  }
}

}  // namespace meldaan::extract
