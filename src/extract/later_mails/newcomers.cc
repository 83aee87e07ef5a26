#include "extract/later_mails/newcomers.h"

#include <string>

#include "extract/answers/told.h"
#include "extract/later_mails/acquaintances.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// "Lisette Baan, ook van Westerveld", where the writer is of "obs Westerveld".
bool names_school_of_known(const Part& body, const Range& name,
                           const std::vector<Acquaintance>& known) {
  const Person* colleague = shared_place(known);
  if (colleague == nullptr || colleague->school.empty()) return false;
  const std::string school = fold(colleague->school);
  const std::string last = school.substr(school.find_last_of(' ') + 1);
  const Document& document = body.document();
  const Range& sentence = body.sentences().of(name.begin).range;
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    if (!name.contains(i) && document[i].capital && document.folded(i) == last) return true;
  }
  return false;
}

// "Joep Bos van onze school", "Joep Bos komt ook. Zelfde school."
bool is_of_writers_school(const Part& body, const Range& name) {
  const Document& document = body.document();
  const std::size_t number = body.sentences().index_of(name.begin);
  const auto& all = body.sentences().all();
  if (body.cues().any(List::kSameSchool, {name.end, all[number].range.end})) return true;
  if (number + 1 >= all.size() || all[number + 1].range.empty()) return false;
  const Range& next = all[number + 1].range;
  return document[next.begin].zone == Zone::kOwn && body.cues().any(List::kSameSchool, next);
}

}  // namespace

void introduce(const Part& body, const Newcomer& newcomer, const std::vector<Acquaintance>& known,
               PersonReading& reading) {
  const Document& document = body.document();
  const Evidence evidence = document.evidence(newcomer.name.range, "joins those who are known");
  reading.is_sender = newcomer.is_writer;
  if (newcomer.name.words > 1)
    reading.name = {newcomer.name.text, kTold, evidence};
  else if (newcomer.name.words == 1)
    reading.call_name = {newcomer.name.text, kTold, evidence};
  const bool shares = newcomer.colleague || is_of_writers_school(body, newcomer.name.range) ||
                      names_school_of_known(body, newcomer.name.range, known);
  if (reading.school || reading.foundation || !shares) return;
  const Person* colleague = shared_place(known);
  if (colleague == nullptr) return;
  const Evidence shared = document.evidence(newcomer.name.range, "a colleague's school");
  if (!colleague->school.empty()) reading.school = {colleague->school, kTold, shared};
  if (!colleague->foundation.empty()) reading.foundation = {colleague->foundation, kTold, shared};
}

}  // namespace meldaan::extract
