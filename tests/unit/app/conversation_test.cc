// Whole conversations, as tests/conversations/README.md describes them: from a Maildir through the
// real intake, desk, store, templates and dispatcher into a folder.
#include "app/conversation.h"

#include <gtest/gtest.h>

#include "support/conversations/player.h"
#include "unit/app/folder_stage.h"

namespace meldaan::app {
namespace {

class ConversationTest : public testing::TestWithParam<std::string> {};

TEST_P(ConversationTest, IsHeldAsWritten) {
  FolderStage stage;
  test::play(stage, GetParam());
}

INSTANTIATE_TEST_SUITE_P(All, ConversationTest, testing::ValuesIn(test::all_conversations()),
                         [](const testing::TestParamInfo<std::string>& conversation) {
                           return test::test_name_of(conversation.param);
                         });

}  // namespace
}  // namespace meldaan::app
