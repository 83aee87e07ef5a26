#include "render/reply_fields.h"

#include <algorithm>
#include <optional>

#include "render/people.h"
#include "render/person_fields.h"
#include "render/salutation.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

Fields event_fields(Instant now, const FieldSources& sources) {
  const Event& event = sources.event;
  Fields fields;
  fields.set_text("title", event.title);
  fields.set_object("start", date_fields(event.start, sources));
  fields.set_object("end", date_fields(event.end, sources));
  fields.set_object("closes", date_fields(event.closes, sources));
  fields.set_text("venue", event.venue);
  fields.set_text("contact", event.contact);
  fields.set_flag("is_over", now >= event.end);
  return fields;
}

Fields label_fields(const Words& words) {
  Fields fields;
  for (const auto& [name, label] : words.labels) fields.set_text(name, label);
  return fields;
}

bool is_anything_known(const Person& person) {
  return !(called(person).empty() && person.school.empty() && person.foundation.empty() &&
           person.groups.empty() && person.proposed_groups.empty());
}

// The reader: the registered person behind the address if there is one, since its From name may be
// a school's.
std::string reader_name(const People& people, const Address& to, const Words& words) {
  for (const std::vector<Participant>* list : {&people.persons, &people.others}) {
    for (const Participant& participant : *list) {
      if (!participant.is_reader) continue;
      const Person& person = participant.registration->person;
      const std::string name = greeting_name(person.name, words);
      if (!name.empty()) return name;
      if (!person.call_name.empty()) return person.call_name;
    }
  }
  return greeting_name(to.name, words);
}

// The people of a reply, in the lists that templates run through.
struct Lists {
  std::vector<Fields> persons;
  std::vector<Fields> confirmed;
  std::vector<Fields> asked;
  std::vector<Fields> withdrawn;
  std::vector<Fields> altered;
  std::vector<Fields> added;
  std::vector<Fields> still_coming;
};

// Whoever has no name yet is somebody's colleague; of several each one has a number, so that a list
// tells them apart.
class Unnamed {
 public:
  explicit Unnamed(const std::vector<Participant>& persons)
      : total_(static_cast<int>(std::count_if(persons.begin(), persons.end(), is_unnamed))) {}

  void describe(const Participant& person, ReplyKind kind, Fields& fields) {
    // An organiser reads of no colleague of theirs.
    const bool unnamed = kind != ReplyKind::kSettling && is_unnamed(person);
    if (unnamed) ++number_;
    fields.set_flag("is_unnamed", unnamed);
    fields.set_flag("is_one_of_several", unnamed && total_ > 1);
    fields.set_number("number_of_unnamed", unnamed ? number_ : 0);
    fields.set_number("unnamed", total_);
  }

 private:
  static bool is_unnamed(const Participant& person) {
    return !person.is_reader && !person.is_withdrawn() &&
           called(person.registration->person).empty();
  }

  int total_;
  int number_ = 0;
};

Lists lists_of(const People& people, ReplyKind kind, const Choices& choices, const Event& event) {
  Lists lists;
  Unnamed unnamed(people.persons);
  for (const Participant& person : people.persons) {
    Fields fields = person_fields(person, choices, event);
    unnamed.describe(person, kind, fields);
    lists.persons.push_back(fields);
    if (person.is_withdrawn()) {
      // Before an erasure no earlier withdrawal is told again.
      if (kind != ReplyKind::kErasureCheck || person.leaves_now())
        lists.withdrawn.push_back(fields);
      continue;
    }
    (person.is_asked() ? lists.asked : lists.confirmed).push_back(fields);
    if (kind == ReplyKind::kConfirmation) {
      if (person.before == nullptr || person.is_returned()) lists.added.push_back(fields);
    } else if (kind == ReplyKind::kCancelled) {
      lists.still_coming.push_back(fields);
    } else if (person.before == nullptr || person.is_returned()) {
      lists.added.push_back(fields);
    } else {
      // Who is asked something, or is complete, stands among what is understood already.
      const bool is_altered = !changes_of(person, event).empty();
      if (is_altered)
        lists.altered.push_back(fields);
      else if (kind != ReplyKind::kQuestion)
        lists.still_coming.push_back(fields);
    }
  }
  for (const Participant& other : people.others) {
    lists.still_coming.push_back(person_fields(other, choices, event));
  }
  return lists;
}

void set_counted(const std::string& name, std::vector<Fields>& list, Fields& fields) {
  fields.set_flag("any_" + name, !list.empty());
  fields.set_flag("several_" + name, list.size() > 1);
  fields.set_list(name, std::move(list));
}

void set_lists(Lists lists, Fields& fields) {
  set_counted("persons", lists.persons, fields);
  set_counted("confirmed", lists.confirmed, fields);
  set_counted("asked", lists.asked, fields);
  set_counted("withdrawn", lists.withdrawn, fields);
  set_counted("altered", lists.altered, fields);
  set_counted("added", lists.added, fields);
  set_counted("still_coming", lists.still_coming, fields);
}

// Who waits for a place, and who has waited until now.
void set_lines(const People& people, ReplyKind kind, const Event& event, Fields& fields) {
  std::vector<Fields> waiting;
  std::vector<Fields> moved_up;
  bool everyone_waits = !people.persons.empty();
  for (const Participant& person : people.persons) {
    for (Fields& one : waiting_of(person, event)) waiting.push_back(std::move(one));
    if (kind == ReplyKind::kMovedUp) {
      for (Fields& one : moved_up_of(person, event)) moved_up.push_back(std::move(one));
    }
    everyone_waits = everyone_waits && only_waits(*person.registration);
  }
  set_counted("waiting", waiting, fields);
  set_counted("moved_up", moved_up, fields);
  fields.set_flag("everyone_waits", everyone_waits);
}

// Where no more is asked than the names of several colleagues: how many of those are called by a
// first name.
std::optional<std::size_t> called_of_only_names(const People& people) {
  std::size_t asked = 0;
  std::size_t called_so = 0;
  for (const Participant& participant : people.persons) {
    if (!participant.is_asked()) continue;
    const Person& person = participant.registration->person;
    if (participant.is_reader || !person.unclear_groups.empty() ||
        missing_of(person) != std::vector{Missing::kName})
      return std::nullopt;
    ++asked;
    if (!person.call_name.empty()) ++called_so;
  }
  // Some with a first name and some without are asked for one by one.
  if (asked < 2 || (called_so != 0 && called_so != asked)) return std::nullopt;
  return called_so;
}

void set_questions(const People& people, const Choices& choices, const Words& words,
                   Fields& fields) {
  std::size_t questions = 0;
  bool asks_groups = false;
  bool is_known = false;
  bool chooses = false;
  for (const Participant& participant : people.persons) {
    if (!participant.is_asked()) continue;
    const Person& person = participant.registration->person;
    questions += missing_of(person).size() + person.unclear_groups.size();
    asks_groups = asks_groups || misses(person, Missing::kGroups);
    is_known = is_known || is_anything_known(person);
    chooses = chooses || choices.has_several(person);
  }
  const std::optional<std::size_t> only_names = called_of_only_names(people);
  fields.set_flag("one_question", questions == 1 || only_names);
  fields.set_flag("asks_only_names", only_names.has_value());
  fields.set_flag("asks_surnames", only_names.value_or(0) > 0);
  fields.set_flag("anything_known_of_asked", is_known);
  fields.set_flag("asks_groups_of_anyone", asks_groups);
  fields.set_flag("has_numbered_choices", chooses);
  fields.set_list("catalogue", asks_groups ? choices.catalogue(words) : std::vector<Fields>());
}

void set_reader(const People& people, Fields& fields) {
  const auto any = [](const std::vector<Participant>& list, auto wanted) {
    return std::any_of(list.begin(), list.end(), wanted);
  };
  const auto is_reader = [](const Participant& p) { return p.is_reader; };
  fields.set_flag("includes_sender", any(people.persons, is_reader));
  fields.set_flag("sender_withdrew", any(people.persons, [](const Participant& p) {
                    return p.is_reader && p.is_withdrawn();
                  }));
  fields.set_flag("leaves_entry",
                  any(people.persons, [](const Participant& p) { return p.leaves_entry(); }));
  fields.set_flag("reader_leaves_entry", any(people.persons, [](const Participant& p) {
                    return p.is_reader && p.leaves_entry();
                  }));
  fields.set_flag(
      "everyone_returned",
      !people.persons.empty() && std::all_of(people.persons.begin(), people.persons.end(),
                                             [](const Participant& p) { return p.is_returned(); }));
}

Fields settling_fields(const SettlingReport& report) {
  using Effect = SettlingReport::Effect;
  const auto is_missing = [&report](Missing wanted) {
    return std::find(report.missing.begin(), report.missing.end(), wanted) != report.missing.end();
  };
  const auto listed = [](const std::vector<std::string>& texts) {
    std::vector<Fields> list(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) list[i].set_text("words", texts[i]);
    return list;
  };
  Fields fields;
  fields.set_flag("is_settled", report.effect == Effect::kSettled);
  fields.set_flag("is_in_part", report.effect == Effect::kInPart);
  fields.set_flag("is_nothing", report.effect == Effect::kNone);
  fields.set_flag("is_settled_ago", report.effect == Effect::kSettledAgo);
  fields.set_flag("is_ignored", report.ruling == Ruling::kIgnore);
  fields.set_flag("is_accepted", report.ruling == Ruling::kAccept);
  fields.set_flag("is_cancelled",
                  report.ruling == Ruling::kCancel || report.ruling == Ruling::kMerge);
  fields.set_flag("is_corrected", report.ruling == Ruling::kCorrect);
  fields.set_flag("is_reply", report.is_reply);
  // That a mail which waited goes out says so itself.
  fields.set_flag("is_told", report.participant_is_told &&
                                 !(report.is_reply && report.ruling == Ruling::kAccept));
  fields.set_flag("is_asked", report.participant_is_asked);
  fields.set_text("about", report.about);
  fields.set_text("subject", report.subject);
  fields.set_flag("waits_for_answer", report.waits_for_answer);
  fields.set_flag("stays_late", report.stays_late);
  fields.set_flag("is_incomplete", report.effect == Effect::kInPart && !report.waits_for_answer &&
                                       !report.stays_late);
  fields.set_flag("is_unclear_who", report.is_unclear_who);
  fields.set_flag("is_unclear_what", report.is_unclear_what);
  fields.set_flag("is_over", report.is_over);
  fields.set_flag("is_merged", report.is_merged);
  fields.set_flag("is_refused", report.is_refused);
  fields.set_flag("is_no", report.is_no);
  fields.set_flag("without_item", report.without_item);
  fields.set_flag("can_accept", report.can_accept);
  fields.set_flag("can_merge", report.can_merge);
  fields.set_text("unknown", join(report.unknown, ", "));
  fields.set_text("others", join(report.others, "; "));
  fields.set_flag("any_namesakes", !report.namesakes.empty());
  fields.set_list("namesakes", listed(report.namesakes));
  fields.set_flag("any_missing", !report.missing.empty());
  fields.set_flag("misses_name", is_missing(Missing::kName));
  fields.set_flag("misses_affiliation", is_missing(Missing::kAffiliation));
  fields.set_flag("misses_groups", is_missing(Missing::kGroups));
  fields.set_flag("any_not_understood", !report.not_understood.empty());
  fields.set_list("not_understood", listed(report.not_understood));
  fields.set_flag("any_understood", !report.understood.empty());
  fields.set_list("understood", listed(report.understood));
  fields.set_flag("any_noted", !report.noted.empty());
  fields.set_list("noted", listed(report.noted));
  fields.set_list("lines", listed(report.lines));
  fields.set_text("token", report.token);
  fields.set_text("link", report.reply_link);
  return fields;
}

// Of one file the name of whose it is, of two of which the reader has one the other's.
void set_calendar_fields(const std::vector<CalendarEntry>& entries, Fields& fields) {
  const bool own = !entries.empty() && entries.front().is_readers;
  const bool several = entries.size() > 1;
  const bool one_other = own && entries.size() == 2;
  const Registration* first = entries.empty() ? nullptr : entries.front().registration;
  const Registration* named = one_other ? entries.back().registration : first;
  fields.set_flag("has_calendar", !entries.empty() && !entries.front().is_cancelled);
  fields.set_flag("calendar_is_own", own);
  fields.set_flag("several_calendars", several);
  fields.set_flag("calendar_of_one_other", one_other);
  fields.set_flag("entry_waits", false);  // each entry has its own
  fields.set_text("calendar_file", first == nullptr ? "" : first->ref + ".ics");
  fields.set_text("calendar_name", named == nullptr ? "" : named->person.name);
}

}  // namespace

Fields date_fields(Instant when, const FieldSources& sources) {
  const LocalTime local = sources.zone.local(when);
  Fields date;
  date.set_text("weekday", sources.words.weekdays.at(static_cast<std::size_t>(local.weekday)));
  date.set_number("day", local.day);
  date.set_text("month", sources.words.months.at(static_cast<std::size_t>(local.month - 1)));
  date.set_number("year", local.year);
  date.set_text("hour", two_digits(local.hour));
  date.set_text("minute", two_digits(local.minute));
  return date;
}

Fields common_fields(Instant now, const FieldSources& sources) {
  Fields fields;
  fields.set_text("language", sources.language);
  fields.set_text("network", sources.from.name);
  fields.set_object("label", label_fields(sources.words));
  fields.set_object("event", event_fields(now, sources));
  return fields;
}

Fields reply_fields(const Reply& reply, Instant now, const FieldSources& sources) {
  const People people(reply);
  const Choices choices(people, sources.event);
  Fields fields = common_fields(now, sources);
  set_lists(lists_of(people, reply.kind, choices, sources.event), fields);
  set_questions(people, choices, sources.words, fields);
  set_reader(people, fields);
  set_lines(people, reply.kind, sources.event, fields);
  fields.set_text("greeting_name", reader_name(people, reply.to, sources.words));
  fields.set_text("ref", reply.registrations.empty() ? "" : reply.registrations.front().ref);
  fields.set_text("altered_by", reply.altered_by);
  fields.set_object("settling", settling_fields(reply.settling.value_or(SettlingReport{})));
  fields.set_flag("has_question", reply.has_question);
  fields.set_flag("asks_again", reply.asks_again);
  fields.set_flag("by_organiser", reply.by_organiser);
  fields.set_flag("is_merged", reply.is_merged);
  fields.set_flag("is_refused", reply.is_refused);
  fields.set_flag("any_colleagues_erased", reply.colleagues > 0);
  fields.set_flag("one_colleague_erased", reply.colleagues == 1);
  fields.set_flag("goes_on", !reply.before.empty());
  set_calendar_fields(people.calendar_entries, fields);
  const Instant erased_on = sources.event.end + std::chrono::days(sources.event.retention_days);
  fields.set_object("erased_on", date_fields(erased_on, sources));
  fields.set_flag("retention_is_over", now >= erased_on);
  return fields;
}

}  // namespace meldaan::render
