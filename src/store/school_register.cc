#include "store/school_register.h"

namespace meldaan::store::school_register {

Result<void> replace_schools(Connection& db, const std::vector<School>& schools) {
  SQLite::Transaction transaction = db.begin_write();
  db.execute("DELETE FROM school");
  for (const School& school : schools) {
    db.execute(
        "INSERT INTO school (name, town, municipality, website, board_number)"
        " VALUES (?, ?, ?, ?, ?)",
        school.name, school.town, school.municipality, school.website, school.board_number);
  }
  transaction.commit();
  return {};
}

Result<void> replace_boards(Connection& db, const std::vector<Board>& boards) {
  SQLite::Transaction transaction = db.begin_write();
  db.execute("DELETE FROM board");
  for (const Board& board : boards) {
    db.execute("INSERT INTO board (number, name) VALUES (?, ?)", board.number, board.name);
  }
  transaction.commit();
  return {};
}

Result<std::vector<School>> schools(Connection& db) {
  std::vector<School> found;
  Query query = db.query(
      "SELECT s.name, s.town, s.municipality, s.website, s.board_number, coalesce(b.name, '')"
      " FROM school AS s LEFT JOIN board AS b ON b.number = s.board_number ORDER BY s.id");
  while (query.step()) {
    found.push_back({query.bytes(0), query.bytes(1), query.bytes(2), query.bytes(3), query.bytes(4),
                     query.bytes(5)});
  }
  return found;
}

}  // namespace meldaan::store::school_register
