// Whether the writer of a mail hands on what somebody else wrote, below it or attached, and whether
// he comes himself.
#pragma once

#include <vector>

#include "domain/incoming_mail.h"
#include "extract/assignment/assignment.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

// Whether the writer only hands on what somebody else wrote: no wish, no form, no word of joining.
bool hands_on(const IncomingMail& mail, const Part& subject, const Part& body,
              const std::vector<Findings>& findings);

// Whether the writer says that a mail of somebody else's below is to be read, beside what is
// written above it; but "via mijn directeur kreeg ik dit (zie onder)".
bool passes_on_beside(const Part& subject, const Part& body);

// Whether the writer of a mail that passes on another's says that he comes himself.
bool comes_too(const Part& body);

// "Hieronder het antwoord van onze leerkracht. Ze kan worden ingeschreven."
bool is_about_another(const Part& body);

// "Kun jij mij opgeven, of moet ik dat zelf doen?", answered by who passes it on to be entered.
bool asks_to_be_entered(const Part& body);

}  // namespace meldaan::extract
