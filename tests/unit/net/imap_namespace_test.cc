#include "net/imap_namespace.h"

#include <gmock/gmock.h>

namespace meldaan::net::imap_namespace_test {
namespace {

ImapNamespace namespace_of(std::string_view response) {
  ImapNamespace names;
  names.take(parse_imap_response(response, {}));
  return names;
}

TEST(ImapNamespace, FoldersLieBelowThePersonalPrefix) {
  const auto names = namespace_of("* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL");
  EXPECT_EQ(names.spelled("Aanmeldingen"), "INBOX.Aanmeldingen");
  EXPECT_EQ(names.spelled("Archief/2018"), "INBOX.Archief.2018");
  EXPECT_EQ(names.spelled("Reünie"), "INBOX.Re&APw-nie");
}

TEST(ImapNamespace, TheInboxAndACompleteNameStayAsTheyAre) {
  const auto names =
      namespace_of("* NAMESPACE ((\"INBOX.\" \".\")) ((\"user.\" \".\")) ((\"shared.\" \".\"))");
  EXPECT_EQ(names.spelled("inbox"), "inbox");
  EXPECT_EQ(names.spelled("INBOX.Aanmeldingen"), "INBOX.Aanmeldingen");
  EXPECT_EQ(names.spelled("INBOX/Aanmeldingen"), "INBOX.Aanmeldingen");
  EXPECT_EQ(names.spelled("shared/info"), "shared.info");
  EXPECT_EQ(names.spelled("user/info"), "user.info");
}

TEST(ImapNamespace, ASlashWithoutPrefix) {
  const auto names = namespace_of("* NAMESPACE ((\"\" \"/\")) NIL NIL");
  EXPECT_EQ(names.spelled("Archief/2018"), "Archief/2018");
  EXPECT_EQ(names.spelled("a.b"), "a.b");
}

TEST(ImapNamespace, TheFirstPersonalNamespaceCounts) {
  const auto names = namespace_of("* NAMESPACE ((\"\" \"/\")(\"#mh/\" \"/\")) NIL NIL");
  EXPECT_EQ(names.spelled("Aanmeldingen"), "Aanmeldingen");
}

TEST(ImapNamespace, NothingSaidOrNothingUnderstoodLeavesNamesAlone) {
  for (const char* response : {"* NAMESPACE NIL NIL NIL", "* NAMESPACE", "* NAMESPACE ((()))",
                               "* NAMESPACE x y z", "* 5 EXISTS"}) {
    EXPECT_EQ(namespace_of(response).spelled("a/b"), "a/b") << response;
  }
  // No user's own folders, but shared ones.
  EXPECT_EQ(namespace_of("* NAMESPACE NIL NIL ((\"shared.\" \".\"))").prefix, "");
}

}  // namespace
}  // namespace meldaan::net::imap_namespace_test
