// A school of the public register, with the board (foundation) it belongs to.
#pragma once

#include <string>

namespace meldaan {

struct School {
  std::string name;          // "Openbare Basisschool 't Eenspan"
  std::string town;          // in the register's capitals: "EMMEN"
  std::string municipality;  // "EMMEN"
  std::string website;       // "www.obs-eenspan.nl"; may be empty
  std::string board_number;  // the register's number of the board ("bevoegd gezag"): "10249"
  std::string board_name;    // empty where no file of boards was imported

  bool operator==(const School&) const = default;
};

struct Board {
  std::string number;
  std::string name;

  bool operator==(const Board&) const = default;
};

}  // namespace meldaan
