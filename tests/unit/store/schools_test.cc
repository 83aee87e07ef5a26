// The school register: what replaces what, and how schools find their boards.
#include "unit/store/store_fixture.h"

namespace meldaan::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class SchoolsTest : public StoreTest {
 protected:
  static School lily() {
    return {"Basisschool De Waterlelie", "ALMELO", "ALMELO", "www.waterlelie.example", "90001", ""};
  }
  static School kite() { return {"OBS De Vlieger", "BORNE", "BORNE", "", "90002", ""}; }
  static School known(School school, const std::string& board) {
    school.board_name = board;
    return school;
  }

  Store store_ = open();
};

TEST_F(SchoolsTest, a_new_database_knows_none) {
  EXPECT_THAT(store_.schools().value(), IsEmpty());
}

TEST_F(SchoolsTest, schools_come_back_in_their_order_and_without_a_board_where_none_was_imported) {
  ASSERT_OK(store_.replace_schools({lily(), kite()}));
  EXPECT_THAT(store_.schools().value(), ElementsAre(lily(), kite()));
}

TEST_F(SchoolsTest, boards_are_joined_by_their_number_whichever_was_imported_first) {
  ASSERT_OK(store_.replace_boards({{"90001", "Stichting Vijver"}}));
  ASSERT_OK(store_.replace_schools({lily(), kite()}));
  EXPECT_THAT(store_.schools().value(), ElementsAre(known(lily(), "Stichting Vijver"), kite()));
  ASSERT_OK(store_.replace_boards({{"90002", "Stichting Wind"}, {"90003", "Niemand"}}));
  EXPECT_THAT(store_.schools().value(), ElementsAre(lily(), known(kite(), "Stichting Wind")));
}

TEST_F(SchoolsTest, a_new_register_takes_the_place_of_the_former_and_twice_is_as_once) {
  ASSERT_OK(store_.replace_schools({lily()}));
  for (int i = 0; i < 2; ++i) ASSERT_OK(store_.replace_schools({kite()}));
  EXPECT_THAT(store_.schools().value(), ElementsAre(kite()));
}

TEST_F(SchoolsTest, what_fails_leaves_the_former_register) {
  ASSERT_OK(store_.replace_schools({lily()}));
  ASSERT_OK(store_.replace_boards({{"90001", "Stichting Vijver"}}));
  EXPECT_FAILS(store_.replace_boards({{"90002", "Een"}, {"90002", "Twee"}}), Errc::kInvalid,
               Retry::kPermanent);
  EXPECT_THAT(store_.schools().value(), ElementsAre(known(lily(), "Stichting Vijver")));
}

TEST_F(SchoolsTest, a_reader_sees_the_register_and_cannot_replace_it) {
  ASSERT_OK(store_.replace_schools({lily()}));
  Store reader = Store::open_read_only(path()).value();
  EXPECT_THAT(reader.schools().value(), ElementsAre(lily()));
  EXPECT_FAILS(reader.replace_schools({}), Errc::kIo, Retry::kPermanent);
}

}  // namespace
}  // namespace meldaan::store
