#include "mails.h"

namespace meldaan::test {

std::string participant(int number) {
  return "deelnemer+" + std::to_string(number) + "@school-voorbeeld.nl";
}

std::string message_id_of(int number) {
  return "aanmelding-" + std::to_string(number) + "@school-voorbeeld.nl";
}

std::string sign_up_with(int number, const std::string& lines) {
  return "From: Anna de Vries <" + participant(number) +
         ">\n"
         "To: info@lerendeleraren.nl\n"
         "Subject: Aanmelding 4 oktober\n"
         "Date: Tue, 11 Sep 2018 09:30:00 +0200\n"
         "Message-ID: <" +
         message_id_of(number) +
         ">\n"
         "MIME-Version: 1.0\n"
         "Content-Type: text/plain; charset=utf-8\n"
         "\n"
         "Beste organisatie,\n"
         "\n" +
         lines +
         "Graag meld ik mij aan voor de netwerkmiddag.\n"
         "\n"
         "Naam: Anna de Vries\n"
         "School: OBS De Springplank\n"
         "Stichting: Stichting Op Weg\n"
         "Groep: werkgroep Rekenen\n"
         "\n"
         "Met vriendelijke groet,\n"
         "Anna de Vries\n";
}

std::string sign_up(int number) {
  return sign_up_with(number, "");
}

}  // namespace meldaan::test
