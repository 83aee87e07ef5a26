// learn CONFIG OUT PATH…: makes the model from the examples at these paths, as C++ that `learned`
// is compiled from. learn CONFIG --leave-out PERCENT PATH…: leaves out one folder of mails after
// the other, learns from the rest, and prints how much of what was left out is then told right;
// exit status 1 where it is less than PERCENT.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "config/settings.h"
#include "extract/learned.h"
#include "learn/examples.h"
#include "learn/print.h"
#include "learn/trainer.h"

namespace meldaan::learn {
namespace {

std::size_t right_of(const extract::LinearModel& model, const std::vector<Example>& examples) {
  std::size_t right = 0;
  for (const Example& example : examples) {
    const std::vector<double> likely = model.weigh(example.signs);
    const auto best = std::max_element(likely.begin(), likely.end()) - likely.begin();
    right += static_cast<std::size_t>(best) == example.of_class ? 1 : 0;
  }
  return right;
}

std::vector<Example> all_but(const Set* left, const std::vector<Set>& sets) {
  std::vector<Example> rest;
  for (const Set& set : sets) {
    if (&set != left) rest.insert(rest.end(), set.examples.begin(), set.examples.end());
  }
  return rest;
}

// Whether every set of mails is told right to at least that share by what the others teach.
bool leave_out(const std::vector<Set>& sets, double percent) {
  bool enough = true;
  for (const Set& left : sets) {
    if (left.of_texts) continue;
    const Learned learned = train(all_but(&left, sets), extract::kPurposeClasses);
    const std::size_t right = right_of(learned.model(), left.examples);
    const double share =
        100.0 * static_cast<double>(right) / static_cast<double>(left.examples.size());
    std::printf("%s: %zu of %zu right, %.1f %%\n", left.name.c_str(), right, left.examples.size(),
                share);
    enough = enough && share >= percent;
  }
  return enough;
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() < 3) {
    std::fprintf(stderr, "usage: learn CONFIG OUT|--leave-out PERCENT PATH…\n");
    return 2;
  }
  const config::Loaded loaded = config::load(arguments[0], config::Secrets::kSkip);
  if (!loaded.settings) {
    for (const config::Problem& problem : loaded.problems)
      std::fprintf(stderr, "learn: %s\n", config::to_string(problem).c_str());
    return 1;
  }
  extract::ReaderOptions options;
  options.invitation = loaded.settings->invitation;
  options.own_addresses = {loaded.settings->courier.from.address};
  const auto reader = extract::Reader::make(loaded.settings->event.groups,
                                            loaded.settings->lexicons, std::move(options));
  if (!reader) {
    std::fprintf(stderr, "learn: %s\n", reader.error().text.c_str());
    return 1;
  }
  const bool leaves_out = arguments[1] == "--leave-out";
  const auto sets = read_sets({arguments.begin() + (leaves_out ? 3 : 2), arguments.end()}, *reader);
  if (!sets) {
    std::fprintf(stderr, "learn: %s\n", sets.error().text.c_str());
    return 1;
  }
  if (leaves_out) return leave_out(*sets, std::stod(arguments[2])) ? 0 : 1;
  std::ofstream out(arguments[1]);
  out << print_model(train(all_but(nullptr, *sets), extract::kPurposeClasses));
  return out.flush() ? 0 : 1;
}

}  // namespace
}  // namespace meldaan::learn

int main(int count, char** values) {
  return meldaan::learn::run({values + 1, values + count});
}
