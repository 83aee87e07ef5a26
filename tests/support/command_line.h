// Calls a program's entry as a shell would, within the test's own process, and keeps what it says.
//
// Descriptors 1 and 2 of the process are exchanged meanwhile: one call at a time.
#pragma once

#include <string>
#include <vector>

namespace meldaan::test {

struct Said {
  int status = -1;
  std::string output;  // standard output
  std::string errors;  // standard error
};

// `arguments` without the program's name.
Said call(int (*program)(int, char**), const std::vector<std::string>& arguments);

}  // namespace meldaan::test
