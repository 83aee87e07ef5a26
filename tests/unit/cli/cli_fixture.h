// Commands on a desk in a temporary folder, called as people call them.
#pragma once

#include <gmock/gmock.h>
#include <stdlib.h>

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/program.h"
#include "support/command_line.h"
#include "support/desk_on_folders.h"

namespace meldaan::cli {

class CliTest : public testing::Test {
 protected:
  CliTest() { ::setenv("MELDAAN_CONFIG", desk_.config().c_str(), 1); }
  ~CliTest() override { ::unsetenv("MELDAAN_CONFIG"); }

  static test::Said meldaan(const std::vector<std::string>& arguments) {
    return test::call(run_program, arguments);
  }
  // One pass of the daemon while the event still lies ahead.
  static test::Said run_before_the_event() {
    return meldaan({"run", "--once", "--quiet", "--now", "2018-09-11T09:00"});
  }

  test::DeskOnFolders desk_;
};

}  // namespace meldaan::cli
