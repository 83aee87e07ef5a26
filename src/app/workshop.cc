#include "app/workshop.h"

#include "learned/models.h"
#include "net/endpoint.h"

namespace meldaan::app {

std::vector<std::string> own_addresses(const config::Settings& settings) {
  std::vector<std::string> addresses{settings.courier.from.address};
  if (!settings.courier.envelope_from.empty()) addresses.push_back(settings.courier.envelope_from);
  return addresses;
}

std::vector<std::string> colleagues_addresses(const config::Settings& settings) {
  std::vector<std::string> addresses = own_addresses(settings);
  for (const auto* more : {&settings.organisers, &settings.digest.to})
    addresses.insert(addresses.end(), more->begin(), more->end());
  return addresses;
}

Result<extract::Reader> make_reader(const config::Settings& settings, std::vector<School> schools) {
  extract::ReaderOptions options;
  options.own_addresses = own_addresses(settings);
  options.own_name = settings.courier.from.name;
  options.own_lists = settings.own_lists;
  const LocalTime start = settings.timezone.local(settings.event.start);
  options.event_day = {start.day, start.weekday};
  options.invitation = settings.invitation;
  options.schools = std::move(schools);
  options.purpose = &learned::purpose_model();
  options.wishes = &learned::wish_model();
  options.question = &learned::question_model();
  options.attendance = &learned::attendance_model();
  options.places = {&learned::workplace_model(), &learned::name_model()};
  return extract::Reader::make(settings.event.groups, settings.lexicons, std::move(options));
}

Result<extract::Reader> make_reader(const config::Settings& settings, store::Store& store) {
  Result<std::vector<School>> schools = store.schools();
  if (!schools) return schools.error();
  return make_reader(settings, *std::move(schools));
}

Result<std::unique_ptr<net::Mailbox>> make_mailbox(const config::Settings& settings) {
  net::MailboxOptions options;
  options.endpoint.url = settings.mailbox.url;
  options.endpoint.user = settings.mailbox.user;
  options.endpoint.password = settings.mailbox.password;
  options.endpoint.tls_ca = settings.mailbox.tls_ca;
  options.endpoint.plaintext = settings.mailbox.tls == config::Tls::kNone;
  options.inbox = settings.mailbox.inbox;
  options.handled = settings.mailbox.handled;
  options.sent = settings.mailbox.sent;
  options.save_sent = settings.mailbox.save_sent;
  options.mail_bytes = settings.limits.mail_bytes;
  return net::make_mailbox(options);
}

Result<std::unique_ptr<net::Courier>> make_courier(const config::Settings& settings) {
  net::Endpoint endpoint;
  endpoint.url = settings.courier.url;
  endpoint.user = settings.courier.user;
  endpoint.password = settings.courier.password;
  endpoint.tls_ca = settings.courier.tls_ca;
  endpoint.plaintext = settings.courier.tls == config::Tls::kNone;
  return net::make_courier(endpoint);
}

render::Renderer::Loaded load_renderer(const config::Settings& settings) {
  return render::Renderer::load(
      {settings.templates, settings.event, settings.timezone, settings.courier.from});
}

render::RosterWriter::Loaded load_roster_writer(const config::Settings& settings) {
  return render::RosterWriter::load(settings.templates, settings.event, settings.timezone);
}

}  // namespace meldaan::app
