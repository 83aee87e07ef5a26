#include "cli/reading_json.h"

#include <nlohmann/json.hpp>

namespace meldaan::cli {
namespace {

using nlohmann::ordered_json;

ordered_json or_null(const std::string& text) {
  return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

ordered_json person_json(const PersonReading& read) {
  const Person person = desk::person_of(read);
  ordered_json json;
  json["name"] = or_null(person.name);
  if (!person.call_name.empty()) json["call_name"] = person.call_name;
  json["email"] = or_null(person.email);
  json["school"] = or_null(person.school);
  json["foundation"] = or_null(person.foundation);
  if (person.foundation_source == FoundationSource::kRegister)
    json["foundation_source"] = "register";
  json["groups"] = person.groups;
  json["unclear_groups"] = person.unclear_groups;
  json["proposed_groups"] = person.proposed_groups;
  return json;
}

}  // namespace

std::string reading_json(const std::string& file, const Reading& reading,
                         const desk::Judgement& judgement) {
  ordered_json json;
  json["file"] = file;
  json["intent"] = name_of(reading.intent);
  json["outcome"] = judgement.outcome == Outcome::kNone ? ordered_json(nullptr)
                                                        : ordered_json(name_of(judgement.outcome));
  json["people"] = ordered_json::array();
  const bool speaks_of_people = judgement.outcome == Outcome::kConfirm ||
                                judgement.outcome == Outcome::kAsk ||
                                judgement.outcome == Outcome::kNone;
  if (speaks_of_people) {
    for (const PersonReading& person : reading.people)
      json["people"].push_back(person_json(person));
  }
  json["missing"] = ordered_json::array();
  for (const Missing missing : judgement.missing) json["missing"].push_back(name_of(missing));
  json["has_question"] = reading.has_question;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace meldaan::cli
