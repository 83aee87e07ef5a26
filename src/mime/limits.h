// What one mail may cost. People's mail stays far below each of these; what goes beyond is a
// defect, never an error: the mail is read as far as the limit and says so.
#pragma once

#include <cstddef>

namespace meldaan::mime {

// Forwarded chains of Outlook reach 6 or 7. Each level reads its bytes once more, so this bounds
// time as well as the stack.
inline constexpr int kMaxMultipartDepth = 20;
// Mails within mails are whole IncomingMails within each other.
inline constexpr int kMaxAttachedDepth = 4;
// Over a mail and all mails within it: a digest of a busy list has some dozens.
inline constexpr int kMaxParts = 1000;
// Received and ARC chains make about 100.
inline constexpr std::size_t kMaxHeaderFields = 1000;
// The longest that Exchange writes are some 8 kB.
inline constexpr std::size_t kMaxHeaderValue = 128 * 1024;
inline constexpr std::size_t kMaxAddresses = 1000;
inline constexpr std::size_t kMaxMessageIds = 1000;
inline constexpr std::size_t kMaxRecipientsInReport = 1000;
// Html that a person wrote is below 100 kB; gumbo needs some 40 bytes of memory for each byte of
// it.
inline constexpr std::size_t kMaxHtml = 2 * 1024 * 1024;
// Open elements: a reply chain of thirty mails in Gmail nests about 100.
inline constexpr std::size_t kMaxHtmlDepth = 128;
// A registration sent as an attachment is a page or two.
inline constexpr std::size_t kMaxAttachmentText = 256 * 1024;
// A .docx of 100 pages without pictures has some 50 entries and a document.xml of 2 MB.
inline constexpr long long kMaxDocxEntries = 5000;
inline constexpr std::size_t kMaxDocumentXml = 8 * 1024 * 1024;
inline constexpr std::size_t kMaxDefects = 20;

}  // namespace meldaan::mime
