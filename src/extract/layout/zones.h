// What each stretch of a mail is to its reader. Nothing is deleted: every token gets a zone, and
// the zones partition the text.
#pragma once

#include <vector>

#include "domain/reading.h"
#include "extract/layout/invitation.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

struct ZoneHints {
  bool forwarded = false;  // the subject says so
  const Document* sender_name =
      nullptr;                // the name in From: a block that begins with it is a signature
  bool names_person = false;  // the name in From is somebody's, and no school's or office's
  const Document* answered = nullptr;  // the mail of ours that this one answers
};

// `covered`: by the invitation (InvitationText::covered).
void mark_zones(Document& document, const Cues& cues, const std::vector<bool>& covered,
                const ZoneHints& hints);

// The marked zones as spans of bytes, in order, covering the text.
std::vector<ZoneSpan> zone_spans(const Document& document);

}  // namespace meldaan::extract
