// Mail of people who were erased: back in a mailbox that was restored from a backup it signs nobody
// up, and is erased again; so is what a machine answers to our last mail to them.
#pragma once

#include "domain/incoming_mail.h"
#include "store/store.h"
#include "util/result.h"

namespace meldaan::app {

// True where the mail's content was erased before, or where its sender was erased after it was
// written: then it has its fate, and an erasure of it in the mailbox is noted. `handled` has the
// mail's key, times and hashes.
Result<bool> note_restored(store::Store& store, const store::MailStanding& standing,
                           const IncomingMail& mail, const store::HandledMail& handled);

// True for a machine's mail that is about nobody but persons who were erased, such as an
// out-of-office or a bounce that answers our last mail to them: it goes as well, here and in the
// mailbox. `fate` is what was decided; `handled` as above, with what it would alter.
Result<bool> note_echo(store::Store& store, const IncomingMail& mail, Fate fate,
                       const store::HandledMail& handled);

}  // namespace meldaan::app
