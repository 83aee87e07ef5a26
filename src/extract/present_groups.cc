#include "extract/present_groups.h"

#include <algorithm>

#include "domain/address.h"
#include "extract/later_mails/acquaintances.h"
#include "extract/wishes/questions.h"

namespace meldaan::extract {
namespace {

bool is_theirs(const Acquaintance& writer, const std::string& topic) {
  const std::vector<GroupId>& groups = writer.person.groups;
  return std::any_of(groups.begin(), groups.end(),
                     [&](const GroupId& id) { return topic_of(id) == topic; });
}

// In the words that say it, or right behind them: "sta ik op de lijst voor HRM".
bool says_where_one_is(const Part& body, const Mention& mention) {
  const Range& sentence = body.sentences().of(mention.name.begin).range;
  const std::vector<Range> said = body.cues().all(List::kSignedUpBy, sentence);
  return std::any_of(said.begin(), said.end(), [&](const Range& cue) {
    if (cue.holds(mention.name)) return true;
    if (mention.name.begin < cue.end) return false;
    for (std::size_t i = cue.end; i < mention.name.begin; ++i) {
      if (parts_clauses(body.document(), i) || body.cues().at(List::kContrast, i) ||
          body.cues().at(List::kFirstPerson, i))
        return false;
    }
    return true;
  });
}

}  // namespace

void leave_present_groups(const std::vector<Acquaintance>& known, const Catalogue& catalogue,
                          Understood& found) {
  const auto writer = writer_among(known);
  if (!writer || known[*writer].cancelled || !is_complete(known[*writer].person)) return;
  for (Findings& findings : found.findings) {
    std::erase_if(findings.wishes, [&](const Wish& wish) {
      return is_theirs(known[*writer], catalogue.topics()[wish.mention.topic].id) &&
             says_where_one_is(findings.part, wish.mention);
    });
  }
  found.facts.wished = 0;
  for (const Findings& findings : found.findings)
    found.facts.wished += wished_groups(findings).size();
}

bool withdraws_another_address(const Part& body, const std::vector<Acquaintance>& known) {
  const Document& document = body.document();
  const Cues& cues = body.cues();
  const auto writer = writer_among(known);
  if (!writer) return false;
  const auto withdraws = [&](const Range& sentence) {
    return cues.any(List::kCancel, sentence) && !cues.any(List::kFirstPerson, sentence);
  };
  const auto& all = body.sentences().all();
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (document[i].kind != TokenKind::kAddress || document[i].zone != Zone::kOwn) continue;
    const std::string address = comparable_address(document.original(i));
    if (address == comparable_address(known[*writer].person.email)) continue;
    const std::size_t number = body.sentences().index_of(i);
    const bool next = number + 1 < all.size() && !all[number + 1].range.empty() &&
                      cues.at(List::kDemonstrative, all[number + 1].range.begin) &&
                      withdraws(all[number + 1].range);
    if (next || withdraws(all[number].range)) return true;
  }
  return false;
}

bool hangs_on_room(const Part& body) {
  const Cues& cues = body.cues();
  return std::any_of(
      body.sentences().all().begin(), body.sentences().all().end(), [&](const Sentence& sentence) {
        const Range& range = sentence.range;
        if (range.empty() || !is_own(body.document()[range.begin].zone)) return false;
        return cues.any(List::kFull, range) && body.names_group(range) &&
               (is_question(body.document(), cues, sentence) || cues.any(List::kPerhaps, range));
      });
}

bool is_for_people(const Part& body, const std::vector<Acquaintance>& known) {
  const auto writer = writer_among(known);
  return writer && ((is_complete(known[*writer].person) && hangs_on_room(body)) ||
                    withdraws_another_address(body, known));
}

}  // namespace meldaan::extract
