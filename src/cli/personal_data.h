// What is stored of one person, for that person to have (AVG/GDPR article 15).
#pragma once

#include <string>
#include <vector>

#include "domain/registration.h"
#include "store/erasure_book.h"
#include "store/store.h"
#include "util/result.h"

namespace meldaan::cli {

// JSON: registrations with their history, the person's mails and the replies to them, whole; of
// mails of others about the person, and of the organisers' digests, that there are, and when, since
// other people stand in them.
Result<std::string> personal_data(store::Store& store, store::ErasureBook& book,
                                  const std::string& address,
                                  const std::vector<Registration>& registrations);

}  // namespace meldaan::cli
