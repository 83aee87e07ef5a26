#include "extract/wishes/proposals.h"

#include <algorithm>

#include "extract/text/name_parts.h"
#include "extract/wishes/proposal_topic.h"
#include "extract/wishes/reach.h"

namespace meldaan::extract {
namespace {

constexpr double kProposed = 0.85;

// Whether the topic is groups that there are, and nothing else but articles and prepositions.
bool is_of_names(const WishContext& c, const std::vector<Mention>& mentions, const Range& topic) {
  for (std::size_t i = topic.begin; i < topic.end; ++i) {
    const bool small = c.cues.covers(List::kParticle, i) || c.cues.covers(List::kAbout, i) ||
                       c.cues.covers(List::kAnd, i) || !c.document.is_word(i);
    const bool named = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return !mention.described && mention.name.contains(i);
    });
    if (!named && !small) return false;
  }
  return true;
}

// "oprichten", "missen wij"; "een groep over" alone may mean one that exists, and "zet mij op de
// lijst" sets nothing up.
bool founds(const WishContext& c, const Range& sentence) {
  constexpr std::size_t kBareGroup = 3;
  const std::vector<Range> cues = c.cues.all(List::kProposal, sentence);
  return std::any_of(cues.begin(), cues.end(), [&](const Range& cue) {
    if (c.cues.end_at(List::kRegister, cue.begin) > cue.end) return false;
    return cue.size() > kBareGroup || !c.cues.covers(List::kAbout, cue.end - 1);
  });
}

class ProposalFinder {
 public:
  ProposalFinder(const WishContext& context, const std::vector<Mention>& mentions)
      : c_(context), reach_(context, mentions), mentions_(mentions) {}

  std::vector<Proposal> find() {
    const auto& sentences = c_.sentences.all();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      const Range& range = sentences[i].range;
      if (range.empty() || !is_own(c_.document[range.begin].zone)) continue;
      const bool offered = offers(range, i);
      if (!c_.cues.any(List::kProposal, range) && !c_.cues.any(List::kMissed, range) && !offered)
        continue;
      const std::size_t before = proposals_.size();
      said_ = range;
      read_groups(range, offered || founds(c_, range));
      if (proposals_.size() == before && speaks_of_groups(i) &&
          (founds(c_, range) || c_.cues.any(List::kMissed, range)))
        read_elsewhere(range, i);
    }
    return std::move(proposals_);
  }

 private:
  // "een werkgroep", "zo'n nieuw clubje"; not "de werkgroep", "eentje bij het project".
  bool is_indefinite(std::size_t token) const {
    constexpr std::size_t kFurthest = 3;
    for (std::size_t back = 1; back <= kFurthest && back <= token; ++back) {
      if (!c_.document.is_word(token - back)) return false;
      if (c_.cues.at(List::kIndefinite, token - back)) return true;
      if (c_.cues.at(List::kArticle, token - back)) return false;
    }
    return false;
  }

  // Whether new groups, or what is offered, are spoken of here or just before or behind: "ik mis
  // het sparren met anderen" alone misses no group.
  bool speaks_of_groups(std::size_t number) const {
    const auto& sentences = c_.sentences.all();
    for (std::size_t n = number > 0 ? number - 1 : 0; n < sentences.size() && n < number + 2; ++n) {
      const Range& range = sentences[n].range;
      if (c_.cues.any(List::kOffered, range) || c_.cues.any(List::kInTheList, range) ||
          c_.cues.any(List::kProposalTopic, range))
        return true;
      for (std::size_t i = range.begin; i < range.end; ++i) {
        if (kind_word_end(c_.cues, i) > i && (n == number || is_indefinite(i))) return true;
      }
    }
    return false;
  }

  // "Is er animo voor een werkgroep tuinieren?", "Ik zou wel een kring over krimp willen": asks
  // for a group that is not there; or the next sentence takes it on: "Ik wil die wel trekken."
  bool offers(const Range& range, std::size_t number) const {
    const Sentence& sentence = c_.sentences.all()[number];
    const bool taken_on = number + 1 < c_.sentences.all().size() &&
                          founds(c_, c_.sentences.all()[number + 1].range) &&
                          takes_up(c_.sentences.all()[number + 1].range);
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (taken_on && c_.cues.at(List::kProposalTopic, i)) return true;
      if (kind_word_end(c_.cues, i) == i || !is_indefinite(i)) continue;
      const Range clause = reach_.clause_at(i);
      const bool told =
          c_.cues.any(List::kHistory, clause) || c_.cues.any(List::kDescribed, clause);
      if (taken_on || (!told && (sentence.question || reach_.wants(clause)))) return true;
    }
    return false;
  }

  // "een groep over …", "iets over …"; `meant` where a group is asked for or offered, so that its
  // topic may stand farther off.
  void read_groups(const Range& range, bool meant) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const std::size_t group = kind_word_end(c_.cues, i);
      const std::size_t introduced = c_.cues.end_at(List::kProposalTopic, i);
      const std::size_t end = std::max(group, introduced);
      if (end == i || (group > i && is_predicate(i, end))) continue;
      Range topic = proposed_topic(c_, end, range.end, introduced > group);
      if (introduced <= group && ends_with_verb(topic, i, end)) topic = {};
      if (topic.empty() && end < range.end && c_.document.is_mark(end, ':') && is_indefinite(i))
        topic = topic_from(c_, end + 1, range.end);
      if (topic.empty() && meant) {
        const std::size_t about = far_about(c_, end, range.end);
        if (about < range.end)
          topic = topic_from(c_, c_.cues.end_at(List::kTopicWord, about), range.end);
      }
      add(topic, i, range);
      i = std::max(end, topic.end) - 1;
    }
  }

  // "Taal is een onderwerp waar ik graag over meepraat" tells of what is named already.
  bool is_predicate(std::size_t group, std::size_t behind) const {
    return group > 1 && c_.cues.at(List::kIndefinite, group - 1) &&
           c_.cues.covers(List::kAuxiliary, group - 2) && c_.cues.at(List::kRelative, behind);
  }

  // "… dat je aan een groep vastzit", "bij twee groepen langs", "… dat groepen welkom zijn": what
  // stands bare behind the word, and ends what depends on "dat", or follows several, is no topic;
  // nor is "denk" of "Over de keuze van een groep denk ik na".
  bool ends_with_verb(const Range& topic, std::size_t group, std::size_t behind) const {
    if (topic.begin != behind || topic.size() != 1 || c_.document[topic.begin].capital)
      return false;
    if (c_.cues.at(List::kFirstPerson, topic.end) && !c_.document.breaks_after(topic.begin))
      return true;
    const Range clause = reach_.clause_at(group);
    const std::size_t end = topic.end + (c_.cues.at(List::kPluralVerb, topic.end) ? 1 : 0);
    const bool last = end >= clause.end || !c_.document.is_word(end);
    const bool depends = c_.cues.any(List::kSubordinate, {clause.begin, group});
    return last && (depends || !is_indefinite(group));
  }

  // "er een beginnen over krimp"; "Over meertaligheid zou ik een groep beginnen"; "… een nieuwe PLG
  // voorstellen: digitale geletterdheid"; "Ik mis hoogbegaafdheid."; and what the sentence before
  // named: "… één onderwerp: ouderbetrokkenheid. Daar zou ik een groep over willen opzetten."
  void read_elsewhere(const Range& range, std::size_t number) {
    const bool asked = c_.sentences.all()[number].question;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const std::size_t end = c_.cues.end_at(List::kTopicWord, i);
      const bool front = i == range.begin && end > i && !asked;
      const bool verb_before = i > range.begin && c_.cues.covers(List::kProposal, i - 1);
      // "Dat wil ik graag doen, over executieve functies dus"
      const bool added = i > range.begin && c_.document.is_mark(i - 1, ',') && !asked;
      if (end > i && (front || verb_before || added) &&
          add(topic_from(c_, end, range.end), i, range))
        return;
      const bool colon =
          c_.document.is_mark(i, ':') && c_.cues.any(List::kProposal, {range.begin, i});
      if (colon && add(topic_from(c_, i + 1, range.end), i + 1, range)) return;
    }
    if (c_.document.is_mark(range.end - 1, ':') && number + 1 < c_.sentences.all().size()) {
      const Range& next = c_.sentences.all()[number + 1].range;
      if (add(topic_from(c_, next.begin, next.end), next.begin, next)) return;
    }
    for (const Range& cue : c_.cues.all(List::kMisses, range)) {
      if (add(topic_from(c_, cue.end, range.end), cue.end, range)) return;
    }
    // "Meertaligheid staat er niet bij, jammer.", "In de lijst ontbreekt meertaligheid."
    // "Zij heeft nog geen groep gekozen" misses none.
    if (const Cue* missed = c_.cues.first(List::kMissed, range);
        missed != nullptr && !c_.cues.touches(List::kUndecided, missed->range)) {
      const std::size_t behind = c_.cues.end_at(List::kNamesIt, missed->range.end);
      const auto add_behind = [&] {
        return add(topic_from(c_, behind, range.end), missed->range.end, range);
      };
      // "Wat ik niet tegenkom is ouderbetrokkenheid"
      const bool told = behind > missed->range.end && add_behind();
      if (told || add(topic_from(c_, range.begin, missed->range.begin), range.begin, range) ||
          add_behind())
        return;
    }
    if (!takes_up(range)) return;
    // "… met andere kleine scholen om tafel: laten we daar een groep van maken"
    if (const Cue* up = c_.cues.first(List::kAnaphor, range);
        up != nullptr && read_antecedent({range.begin, reach_.clause_at(up->range.begin).begin}))
      return;
    if (number > 0) read_antecedent(c_.sentences.all()[number - 1].range);
  }

  bool takes_up(const Range& range) const {
    return c_.cues.any(List::kAnaphor, range) || c_.cues.any(List::kThirdObject, range) ||
           (founds(c_, range) && c_.cues.any(List::kDemonstrative, range)) ||
           c_.document.folded(range.begin) == "die" || c_.document.folded(range.begin) == "dat";
  }

  bool read_antecedent(const Range& range) {
    const bool told = std::any_of(proposals_.begin(), proposals_.end(),
                                  [&](const Proposal& p) { return range.contains(p.range.begin); });
    if (told || range.empty() || !is_own(c_.document[range.begin].zone)) return false;
    for (std::size_t i = range.end; i-- > range.begin;) {
      const bool colon = c_.document.is_mark(i, ':');
      const std::size_t end = colon ? i + 1 : c_.cues.end_at(List::kTopicWord, i);
      const std::size_t group = kind_word_end(c_.cues, i);
      if (end > i && add(topic_from(c_, end, range.end), i, range)) return true;
      if (group > i && group < range.end && is_bare_topic(c_, group, range.end) &&
          !reach_.is_in_mention(group) && add(topic_from(c_, group, range.end), i, range))
        return true;
    }
    // "Wij werken al jaren aan ouderbetrokkenheid"
    const Cue* works = c_.cues.first(List::kWorksOn, range);
    return works != nullptr && proposals_.empty() &&
           add(topic_from(c_, works->range.end, range.end), works->range.begin, range);
  }

  // "voor | op poten willen zetten": part of the words that propose.
  bool is_part_of_cue(const Range& topic) const {
    constexpr std::size_t kWithoutBridge = 3;
    const auto cues = c_.cues.of(List::kProposal);
    return std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
      return cue.range.size() <= kWithoutBridge && cue.range.begin <= topic.begin &&
             cue.range.end >= topic.end;
    });
  }

  // "Kevin Adegoke en Tirza Veldman"
  bool names_people(const Range& topic) const {
    bool given = false;
    for (std::size_t i = topic.begin; i < topic.end; ++i) {
      const bool name = c_.document.is_word(i) && c_.document[i].capital;
      if (!name && !c_.cues.covers(List::kAnd, i) && !c_.cues.covers(List::kParticle, i))
        return false;
      given = given || (name && c_.cues.at(List::kFirstName, i) && !c_.cues.at(List::kCommon, i));
    }
    return given && topic.size() > 1;
  }

  // "een groep", "er niet bij", "jullie lijst"
  bool says_nothing(const Range& topic) const {
    if (is_part_of_cue(topic) || names_people(topic)) return true;
    for (std::size_t i = topic.begin; i < topic.end; ++i) {
      const bool small = !c_.document.is_word(i) || c_.cues.covers(List::kCommon, i) ||
                         c_.cues.covers(List::kParticle, i) || c_.cues.covers(List::kFiller, i) ||
                         c_.cues.covers(List::kAnaphor, i) || c_.cues.at(List::kFirstPerson, i) ||
                         c_.cues.at(List::kReflexive, i) || c_.cues.covers(List::kWish, i) ||
                         c_.cues.covers(List::kRegister, i) || c_.cues.at(List::kProposal, i) ||
                         c_.cues.at(List::kProposalBreak, i) ||
                         c_.cues.covers(List::kInTheList, i) || kind_word_end(c_.cues, i) > i;
      if (!small) return false;
    }
    return true;
  }

  // "de bestaande werkgroep HRM hoeft u …": the group itself, and no "werkgroep Taal voor
  // nieuwkomers".
  bool is_named(const Mention& mention, const Range& topic) const {
    const bool goes_on =
        mention.name.end < topic.end && (c_.cues.covers(List::kAbout, mention.name.end) ||
                                         c_.cues.covers(List::kAnd, mention.name.end));
    return mention.has_kind_word && mention.name.begin > 0 && !goes_on &&
           (follows_kind_word(mention) || mention.phrase.begin < topic.begin);
  }

  // Its kind word stands right before the name.
  bool follows_kind_word(const Mention& mention) const {
    for (std::size_t at = mention.phrase.begin; at < mention.name.begin; ++at) {
      if (kind_word_end(c_.cues, at) == mention.name.begin) return true;
    }
    return false;
  }

  // By a long word of both, in singular or plural.
  bool share_noun(const Range& first, const Range& second) const {
    constexpr std::size_t kLongNoun = 8;
    constexpr std::size_t kEnding = 2;
    for (std::size_t a = first.begin; a < first.end; ++a) {
      for (std::size_t b = second.begin; b < second.end; ++b) {
        const auto [shorter, longer] =
            std::minmax({c_.document.folded(a), c_.document.folded(b)},
                        [](auto x, auto y) { return x.size() < y.size(); });
        if (shorter.size() >= kLongNoun && longer.size() <= shorter.size() + kEnding &&
            longer.starts_with(shorter))
          return true;
      }
    }
    return false;
  }

  bool add(const Range& topic, std::size_t begin, const Range& sentence) {
    if (topic.empty() || c_.document[topic.begin].kind == TokenKind::kNumber || says_nothing(topic))
      return false;
    // "een groep voor startende schoolleiders" is more than "schoolleiders".
    const bool known = std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) {
      if (!(m.described ? m.phrase : m.name).overlaps(topic)) return false;
      // "Ik miste een groep rond burgerschap"
      if (m.described) return !founds(c_, sentence) && !c_.cues.any(List::kMisses, sentence);
      return is_of_names(c_, mentions_, topic) || is_named(m, topic);
    });
    const bool again = std::any_of(proposals_.begin(), proposals_.end(),
                                   [&](const Proposal& p) { return p.range.overlaps(topic); });
    if (known || again) return false;
    // "Ik mis iets voor combinatiegroepen. … Daarom wil ik een groep over combinatiegroepen
    // beginnen."
    const auto same = std::find_if(proposals_.begin(), proposals_.end(),
                                   [&](const Proposal& p) { return share_noun(p.range, topic); });
    if (same != proposals_.end() && !founds(c_, sentence)) return false;
    if (same != proposals_.end()) proposals_.erase(same);
    std::string text = c_.document.original(topic);
    text.erase(0, text.find_first_not_of("\"'\u2018\u201c"));
    const std::size_t said = said_.contains(begin) ? begin : said_.begin;
    proposals_.push_back({text, {begin, topic.end}, said, kProposed});
    return true;
  }

  const WishContext& c_;
  Reach reach_;
  const std::vector<Mention>& mentions_;
  Range said_;  // the sentence that proposes
  std::vector<Proposal> proposals_;
};

}  // namespace

std::vector<Proposal> find_proposals(const WishContext& c, const std::vector<Mention>& mentions) {
  return ProposalFinder(c, mentions).find();
}

}  // namespace meldaan::extract
