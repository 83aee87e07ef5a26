// The command line: one file per subcommand, put together here.
#pragma once

namespace meldaan::cli {

int run_program(int argc, char** argv);

}  // namespace meldaan::cli
