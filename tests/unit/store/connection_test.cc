#include "store/connection.h"

#include <string>

#include "unit/store/store_fixture.h"

namespace meldaan::store {
namespace {

using ConnectionTest = StoreTest;

// Two conditions of one length, so that the second may well lie where the first one lay.
TEST_F(ConnectionTest, KeepsTheTextThatItsStatementsAreKnownBy) {
  const Store store = open();
  Connection db(path(), true);
  for (const int round : {1, 2}) {
    for (const char* value : {"1", "2"}) {
      const std::string text = "SELECT " + std::string(200, ' ') + value;
      EXPECT_EQ(db.query(std::string(text)).number(), std::stoi(value)) << round;
    }
  }
}

}  // namespace
}  // namespace meldaan::store
