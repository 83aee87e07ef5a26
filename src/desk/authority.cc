#include "desk/authority.h"

#include <algorithm>

#include "util/text.h"

namespace meldaan::desk {
namespace {

void add_once(std::vector<Standing>& all, const Standing& one) {
  if (!is_among(all, one.registration)) all.push_back(one);
}

// Under what names the writer is known: the display name, and how the mail signs.
bool is_name_of_writer(const Situation& situation, const std::string& name) {
  if (name.empty()) return false;
  if (fold(situation.mail->sender().name) == fold(name)) return true;
  return std::any_of(situation.reading->people.begin(), situation.reading->people.end(),
                     [&](const PersonReading& person) {
                       return person.is_sender && person.name &&
                              fold(person.name->value) == fold(name);
                     });
}

}  // namespace

std::string writer_of(const Situation& situation) {
  return comparable_address(situation.mail->sender().address);
}

bool is_among(const std::vector<Standing>& standings, const Registration& registration) {
  return std::any_of(standings.begin(), standings.end(),
                     [&](const Standing& one) { return one.registration.id == registration.id; });
}

bool is_address_of(const Registration& registration, const std::string& address) {
  return !registration.person.email.empty() &&
         comparable_address(registration.person.email) == address;
}

bool may_alter(const Registration& registration, const std::string& writer) {
  return is_address_of(registration, writer) ||
         comparable_address(registration.submitted_by) == writer;
}

std::vector<Standing> alterable(const Situation& situation) {
  const std::string writer = writer_of(situation);
  std::vector<Standing> found;
  for (const auto* standings : {&situation.thread, &situation.referred}) {
    for (const Standing& standing : *standings) {
      if (may_alter(standing.registration, writer)) add_once(found, standing);
    }
  }
  // Only a Message-ID of ours proves that the mail was had: a reference can be guessed.
  for (const Standing& standing : situation.thread) {
    if (is_name_of_writer(situation, standing.registration.person.name)) add_once(found, standing);
  }
  for (const Standing& standing : situation.own) add_once(found, standing);
  return found;
}

std::vector<Standing> meant_by(const Situation& situation) {
  const std::vector<Standing> all = alterable(situation);
  std::vector<Standing> meant;
  for (const auto* near : {&situation.thread, &situation.referred, &all}) {
    for (const Standing& standing : all) {
      if (is_among(*near, standing.registration)) meant.push_back(standing);
    }
    if (!meant.empty()) break;
  }
  // "We melden ons allebei af", in answer to a mail about one of them.
  if (situation.reading->means_all && meant.size() < 2) return all;
  if (!situation.reading->means_writer) return meant;
  for (const Standing& standing : all) {
    if (is_address_of(standing.registration, writer_of(situation))) add_once(meant, standing);
  }
  return meant;
}

bool is_stranger(const Situation& situation) {
  return (!situation.thread.empty() || !situation.referred.empty()) && alterable(situation).empty();
}

}  // namespace meldaan::desk
