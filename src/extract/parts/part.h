// One text of a mail — its body or its subject — with everything that is looked up in it once.
//
// Belongs to one read. Moving it is forbidden: its members refer to each other.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/groups/catalogue.h"
#include "extract/layout/fields.h"
#include "extract/layout/zones.h"
#include "extract/places/places.h"
#include "extract/text/dictation.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"
#include "extract/text/sentences.h"

namespace meldaan::extract {

// Which day the event is on, as people name it; day 0: not known.
struct EventDay {
  int day = 0;      // of the month
  int weekday = 0;  // 0 Sunday to 6 Saturday
};

struct Knowledge {
  PhraseBook phrases;
  Catalogue catalogue;
  InvitationText invitation;
  EventDay event_day = {};
};

class Part {
 public:
  Part(const Knowledge& knowledge, std::string text, Source source, const ZoneHints& hints)
      : event_day_(knowledge.event_day),
        document_(std::move(text), source),
        covered_(find_covered(knowledge)),
        cues_(find_cues(knowledge, hints)),
        dictated_(hear(knowledge, hints)),
        zones_marked_(mark(hints)),
        sentences_(document_, &cues_),
        mentions_(knowledge.catalogue.find(document_, cues_)),
        fields_(find_fields(document_, cues_, sentences_, mentions_)),
        places_(find_places(document_, cues_, fields_.all, mentions_)) {
    // "Ik had graag bij Schooldirectie gezeten": what is called a group's name is that group.
    std::erase_if(places_, [&](const Place& place) {
      return !place.says_itself() && !cues_.at(List::kArticle, place.range.begin) &&
             knowledge.catalogue.exactly(document_, cues_, place.range);
    });
    telling_words_ = find_telling_words();
  }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;

  const EventDay& event_day() const { return event_day_; }
  const Document& document() const { return document_; }
  const Cues& cues() const { return cues_; }
  const Sentences& sentences() const { return sentences_; }
  const Fields& fields() const { return fields_; }
  const std::vector<Mention>& mentions() const { return mentions_; }
  const std::vector<Place>& places() const { return places_; }
  // The words as a model is told of them: each token folded, or its class in angle brackets where
  // only that counts: whose name it is, or which group, says nothing. Empty for punctuation.
  const std::vector<std::string_view>& telling_words() const { return telling_words_; }

  // "Re:", "Fwd:" before a subject.
  bool is_reply() const { return cues_.at(List::kSubjectReply, 0); }
  bool is_forward() const { return cues_.at(List::kSubjectForward, 0); }

  // Whether a token of the zone stands in it.
  bool has(Zone zone) const {
    for (const Token& token : document_.tokens()) {
      if (token.zone == zone) return true;
    }
    return false;
  }

  // Whether a group's name begins there.
  bool names_group(const Range& range) const {
    const auto mention = first_from(mentions_, range.begin);
    return mention != mentions_.end() && mention->name.begin < range.end;
  }

  // Whether the token is of a group's name; `plainly`: of one that is spelt as it is.
  bool is_of_group(std::size_t token, bool plainly = false) const {
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) {
      return m.name.contains(token) && (!plainly || m.errors == 0);
    });
  }

  // Whether a group and "voor" stand right before: "Taal voor | mij".
  bool follows_group_for(std::size_t token) const {
    return token > 1 && cues_.at(List::kAbout, token - 1) && is_of_group(token - 2);
  }

  // Whether a group's phrase begins right behind, or behind a small word: "voor Stef | (graag)
  // Rekenen".
  bool leads_to_group(std::size_t token) const {
    constexpr std::size_t kNear = 3;
    const auto group = first_from(mentions_, token);
    return group != mentions_.end() && group->phrase.begin < token + kNear;
  }

  // Whether the token is of a school's or an organisation's name that says itself that it is one.
  bool is_of_place(std::size_t token) const {
    return std::any_of(places_.begin(), places_.end(), [token](const Place& place) {
      return place.range.contains(token) && place.says_itself();
    });
  }

  // Whether one of the sentences in the writer's own words passes the test, given its range.
  template <class Test>
  bool any_own_sentence(Test test) const {
    return std::any_of(
        sentences_.all().begin(), sentences_.all().end(), [&](const Sentence& sentence) {
          return !sentence.range.empty() && is_own(document_[sentence.range.begin].zone) &&
                 test(sentence.range);
        });
  }

  // Whether a cue of the list stands in the writer's own words.
  bool says(List list) const { return first_own(document_, cues_, list) != nullptr; }

 private:
  static const Document* person_of(const ZoneHints& hints) {
    return hints.names_person ? hints.sender_name : nullptr;
  }

  // A subject is nowhere looked at for it.
  std::vector<bool> find_covered(const Knowledge& knowledge) const {
    if (document_.source() == Source::kSubject) return {};
    return knowledge.invitation.covered(document_);
  }

  Cues find_cues(const Knowledge& knowledge, const ZoneHints& hints) const {
    return knowledge.phrases.find(document_, person_of(hints), prose_of(document_, covered_));
  }

  bool hear(const Knowledge& knowledge, const ZoneHints& hints) {
    std::vector<SpokenMark> marks = spoken_marks(document_, cues_);
    if (marks.empty()) return false;
    document_ = Document(document_.text(), document_.source(), std::move(marks));
    covered_ = find_covered(knowledge);
    cues_ = find_cues(knowledge, hints);
    return true;
  }

  bool mark(const ZoneHints& hints) {
    if (document_.source() != Source::kSubject) mark_zones(document_, cues_, covered_, hints);
    return true;
  }

  std::vector<std::string_view> find_telling_words() const;

  EventDay event_day_;
  Document document_;
  std::vector<bool> covered_;  // by the invitation; empty in a subject
  Cues cues_;
  bool dictated_;      // here, because all that follows reads what was meant
  bool zones_marked_;  // here, because sentences and fields need the zones
  Sentences sentences_;
  std::vector<Mention> mentions_;
  Fields fields_;
  std::vector<Place> places_;
  std::vector<std::string_view> telling_words_;
};

}  // namespace meldaan::extract
