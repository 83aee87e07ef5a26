#include "extract/mails_inside.h"

#include "extract/text/names.h"

namespace meldaan::extract {
namespace {

constexpr double kFromHeader = 0.9;

}  // namespace

std::vector<PassedOn> mails_inside(const IncomingMail& mail, const Part& body) {
  std::vector<PassedOn> mails = passed_on(body);
  for (const IncomingMail& attached : mail.attached_mails) mails.push_back({attached, true, {}});
  return mails;
}

void move_out(const PassedOn& inner, PersonReading& person) {
  for (auto* value : {&person.name, &person.email, &person.school, &person.foundation}) {
    if (*value) inner.move_out((*value)->evidence);
  }
  for (auto* list : {&person.groups, &person.unclear_groups, &person.proposed_groups}) {
    for (auto& item : *list) inner.move_out(item.evidence);
  }
}

void take_places_of(const PersonReading& forwarder, const Address& writer, PersonReading& person) {
  const bool nothing = !person.school && !person.foundation;
  // An office of the board passes on what its schools send.
  const bool office = forwarder.foundation && !forwarder.school;
  const bool colleagues =
      office || (forwarder.email && domain_of(forwarder.email->value) == domain_of(writer.address));
  if (nothing) person.school = forwarder.school;
  if (nothing || (colleagues && !person.foundation)) person.foundation = forwarder.foundation;
}

std::vector<PersonFound> writer_of(const Knowledge& knowledge, const Address& sender) {
  const Part header(knowledge, sender.name, Source::kFromHeader, {});
  const auto name = header_name(header.document(), header.cues());
  if (!name || name->words < 2) return {};
  PersonFound writer;
  writer.is_sender = true;
  writer.name = name->text;
  writer.address = sender.address;
  writer.score = kFromHeader;
  writer.evidence = header.document().evidence({}, "the name of who wrote what is passed on");
  return {writer};
}

}  // namespace meldaan::extract
