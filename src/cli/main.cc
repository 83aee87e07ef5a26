#include "cli/program.h"

int main(int argc, char** argv) {
  return meldaan::cli::run_program(argc, argv);
}
