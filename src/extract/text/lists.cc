#include "extract/text/lists.h"

#include <algorithm>
#include <array>

namespace meldaan::extract {
namespace {

// clang-format off
constexpr std::array<std::string_view, kListCount> kNames = {
    "greeting", "closing", "device_line", "disclaimer", "postscript", "subject_reply",
    "subject_forward", "confirmation_subject", "spoken_comma", "spoken_stop", "spoken_question", "spoken_colon", "quote_start", "quote_end", "quote_from",
    "quote_field", "quote_marker",
    "forward_marker",
    "label_name", "label_school", "label_foundation", "label_group", "label_email", "label_other",
    "unknown_value", "ditto", "head_name", "head_school", "head_group", "head_email", "head_other",
    "register", "self_register", "passes_on", "received", "praise", "choice", "wish", "change", "already_registered", "cancel",
    "not_registering", "negation", "bare_negation", "no_negation", "except", "instead_of", "switches", "preference", "than",
    "contrast", "history", "question", "question_word", "which_one", "asked_verb", "asked_behind", "asked_of",
    "polite_question", "request", "asks_to_tell", "rhetorical",
    "affirmation", "thanks", "until_then", "erasure", "mailing_list", "additive", "takes_place", "only", "undecided", "mark", "pointer", "ordinal", "ordinal_ending", "cardinal",
    "date_word", "clause_break", "others_wish", "described", "anaphor", "replaces", "filler",
    "reason", "subordinate", "correction", "post", "supposed", "irrealis", "hindrance",
    "relative", "attends", "possessive", "both",
    "third_verb", "they", "she_or_they", "plural_verb", "demonstrative", "auxiliary", "thereto", "then",
    "kind_plg", "kind_werkgroep", "kind_projectgroep", "kind_plural", "kind_any", "all_kinds", "every", "and",
    "or", "about", "not_a_typo", "everyday", "describes", "described_thing", "proposal",
    "proposal_break", "proposal_topic", "topic_word", "misses", "missed", "works_on", "first_thought", "indefinite", "third_object", "in_the_list", "offered", "inner_word",
    "subject_question", "same_name",
    "first_person", "reflexive", "third_person", "everyone", "all_of_them", "jointly", "my", "together_with",
    "self_introduction", "self_named", "colleague",
    "ours", "listed_writer", "self_too", "marked_by_hand", "signs_up_others", "not_coming", "no_more", "keeps_away", "on_behalf_of", "same_for", "oblique", "source",
    "also", "particle", "borrowed_account", "title", "surname", "degree", "job",
    "role_mailbox", "first_name",
    "companion", "somebody", "definite", "pair", "with", "comes", "joins", "brings", "absent",
    "wished_once", "asks_writer", "each", "signs_up", "several", "participants", "announces", "owners",
    "group_open", "still_open", "put_off", "which_way", "whether", "stays",
    "replaced_by", "drops_out", "comes_after_all", "renames", "given_name", "as_object", "his", "new_address", "all_registered", "the_others",
    "may_ask", "condition", "perhaps", "partly", "by_whom", "same_as",
    "school_noun", "board_noun", "names_it", "called", "that_is", "from", "bare_noun", "lies",
    "school_type", "school_word", "school_ending", "foundation_word", "organisation_name",
    "foundation_type", "organisation_type", "belongs_to", "works_at", "works", "at", "at_school", "contracted",
    "as_school", "place_choice", "now_at", "former", "past_work", "latter", "first_named",
    "ever_since", "partner", "united", "slip", "held_at", "kin", "signature_word",
    "outdated", "article", "location", "town_ending", "location_word", "institute", "street", "name_suffix", "name_link", "motto_link",
    "name_abbreviation", "new_name", "no_place",
    "out_of_office_subject", "out_of_office", "receipt_subject", "calendar_subject", "spam",
    "settle_ignore", "settle_away", "settle_accept", "settle_cancel", "settle_refuse", "settle_same_one", "settle_two_ones", "settle_aside", "settle_reason", "settle_wait", "settle_against", "settle_needless", "settle_right",
    "settle_states", "settle_works", "settle_moves", "settle_surname", "settle_first_name", "settle_filler", "settle_link",
    "objection", "erases",
    "irregular_verb", "word_class", "common",
    "last_of_all", "through", "removes", "no_preference", "full", "signed_up_by", "not_wholly", "somebody_else",
    "weekday", "month", "at_hour", "another_time", "comes_anyway",
    "becomes", "remains", "auto_reply_subject", "counted", "about_so_many", "teaches", "surname_word",
    "joins_myself", "same_school", "turn", "withdrawal", "undoes_withdrawal", "herself", "sends", "that_one", "between", "self_opening", "cuts_down",
    "other_groups", "wants_otherwise", "conceding", "conferred", "moves_on", "company_form", "goes_along",
    "department", "following", "there", "in_turn", "settle_below", "spelling", "destination", "stands_at", "went_wrong", "right_group", "tells", "answers_herself", "at_once",
    "rechooses", "concludes"
};
// clang-format on

static_assert(!kNames.back().empty(), "every list has its name");

}  // namespace

std::string_view name_of(List list) {
  return kNames.at(static_cast<std::size_t>(list));
}

std::optional<List> list_of(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<List>(found - kNames.begin());
}

}  // namespace meldaan::extract
