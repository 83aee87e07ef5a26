// learn CONFIG OUT PATH…: makes the models from the examples at these paths (folders of labelled
// mails; texts of purposes, wishes and attendance, by the beginning of their names), as C++ that
// `learned` is compiled from. learn CONFIG --leave-out PERCENT PATH…: leaves out every fifth folder
// of mails in turn, learns from the rest, and prints how much of what was left out is then told
// right; exit status 1 where it is less than PERCENT.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "config/settings.h"
#include "extract/assignment/second_opinion.h"
#include "extract/assignment/wish_signs.h"
#include "extract/learned.h"
#include "extract/people/attendance.h"
#include "extract/workplaces/workplace.h"
#include "learn/examples.h"
#include "learn/print.h"
#include "learn/sequence_trainer.h"
#include "learn/tag_examples.h"
#include "learn/trainer.h"

namespace meldaan::learn {
namespace {

std::size_t right_of(const extract::LinearModel& model, const std::vector<Example>& examples) {
  std::size_t right = 0;
  for (const Example& example : examples) {
    const std::vector<double> likely = model.weigh(extract::Signs(example.signs));
    const auto best = std::max_element(likely.begin(), likely.end()) - likely.begin();
    right += static_cast<std::size_t>(best) == example.of_class ? 1 : 0;
  }
  return right;
}

using Sets = std::vector<const Set*>;

std::vector<Example> all_but(const Sets& left, const std::vector<Set>& sets) {
  std::vector<Example> rest;
  for (const Set& set : sets) {
    if (std::find(left.begin(), left.end(), &set) == left.end())
      rest.insert(rest.end(), set.examples.begin(), set.examples.end());
  }
  return rest;
}

// What one model is made of.
struct Lesson {
  const char* of;  // "purpose"
  std::size_t classes;
  std::vector<Set> sets;
  // Signs that begin so say what the rules concluded: each example is learnt once more without.
  std::string_view rules;
};

Learned learn_all_but(const Sets& left, const Lesson& lesson) {
  std::vector<Example> examples = all_but(left, lesson.sets);
  if (!lesson.rules.empty()) examples = also_without(lesson.rules, std::move(examples));
  return train(examples, lesson.classes);
}

// The folders of mails that are left out together.
constexpr std::size_t kFolds = 5;
std::vector<Sets> folds_of(const std::vector<Set>& sets) {
  std::vector<Sets> folds(kFolds);
  std::size_t folders = 0;
  for (const Set& set : sets) {
    if (!set.of_texts) folds[folders++ % kFolds].push_back(&set);
  }
  return folds;
}

// Whether every set of mails is told right to at least that share by what the others teach.
bool leave_out(const Lesson& lesson, double percent) {
  bool enough = true;
  for (const Sets& left : folds_of(lesson.sets)) {
    if (left.empty()) continue;
    const Learned learned = learn_all_but(left, lesson);
    const extract::LinearModel model = learned.model();
    for (const Set* set : left) {
      const std::size_t right = right_of(model, set->examples);
      const double share =
          100.0 * static_cast<double>(right) / static_cast<double>(set->examples.size());
      std::printf("%s of %s: %zu of %zu right, %.1f %%\n", lesson.of, set->name.c_str(), right,
                  set->examples.size(), share);
      enough = enough && share >= percent;
    }
  }
  return enough;
}

std::vector<const TaggedText*> texts_but(std::size_t left, const std::vector<TaggedSet>& sets) {
  std::vector<const TaggedText*> texts;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (i % kFolds == left) continue;
    for (const TaggedText& text : sets[i].texts) texts.push_back(&text);
  }
  return texts;
}

// Whether of every set the names are tagged right to at least that share by what the others teach.
bool leave_names_out(const std::vector<TaggedSet>& sets, double percent) {
  bool enough = true;
  for (std::size_t left = 0; left < std::min(kFolds, sets.size()); ++left) {
    const extract::SequenceModel model = train(texts_but(left, sets)).model();
    for (std::size_t i = left; i < sets.size(); i += kFolds) {
      const Found found = names_found(model, sets[i]);
      std::printf("names of %s: %zu of %zu found, %zu more\n", sets[i].name.c_str(), found.right,
                  found.all, found.wrong);
      enough = enough &&
               100.0 * static_cast<double>(found.right) >= percent * static_cast<double>(found.all);
    }
  }
  return enough;
}

std::vector<std::filesystem::path> paths_for(const std::vector<std::string>& paths,
                                             std::string_view texts) {
  std::vector<std::filesystem::path> found;
  for (const std::filesystem::path path : paths) {
    if (std::filesystem::is_directory(path) || path.filename().string().starts_with(texts))
      found.push_back(path);
  }
  return found;
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
  const std::vector<std::string> paths(arguments.begin() + (leaves_out ? 3 : 2), arguments.end());
  auto purposes = read_sets(paths_for(paths, "purpose"), *reader);
  auto wishes = read_wish_sets(paths_for(paths, "wishes"), *reader);
  auto attendance = read_attendance_sets(paths_for(paths, "attendance"), *reader);
  auto workplaces = read_workplace_sets(paths_for(paths, "workplaces"), *reader);
  for (const auto* read : {&purposes, &wishes, &attendance, &workplaces}) {
    if (*read) continue;
    std::fprintf(stderr, "learn: %s\n", read->error().text.c_str());
    return 1;
  }
  const auto names = read_tagged_sets({paths.begin(), paths.end()}, *reader);
  if (!names) {
    std::fprintf(stderr, "learn: %s\n", names.error().text.c_str());
    return 1;
  }
  std::vector<Set> questions = *purposes;
  for (Set& set : questions) set.examples = std::move(set.questions);
  const Lesson lessons[] = {
      {"purpose", extract::kPurposeClasses, *std::move(purposes), {}},
      {"question", extract::kQuestionClasses, std::move(questions), {}},
      {"wish", extract::kWishClasses, *std::move(wishes), extract::kStanceSign},
      {"attendance", extract::kAttendanceClasses, *std::move(attendance), extract::kAttendanceSign},
      {"workplace", extract::kWorkplaceClasses, *std::move(workplaces), extract::kWorkplaceSign}};
  if (leaves_out) {
    bool enough = leave_names_out(*names, std::stod(arguments[2]));
    for (const Lesson& lesson : lessons)
      enough = leave_out(lesson, std::stod(arguments[2])) && enough;
    return enough ? 0 : 1;
  }
  std::vector<NamedModel> models;
  for (const Lesson& lesson : lessons)
    models.push_back({std::string(lesson.of) + "_model", learn_all_but({}, lesson)});
  std::ofstream out(arguments[1]);
  out << print_models(models, train(texts_but(kFolds, *names)));
  return out.flush() ? 0 : 1;
}

}  // namespace
}  // namespace meldaan::learn

int main(int count, char** values) {
  return meldaan::learn::run({values + 1, values + count});
}
