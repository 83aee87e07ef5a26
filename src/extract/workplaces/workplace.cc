#include "extract/workplaces/workplace.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/workplaces/tagged_places.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// The lists that tell something of whose place it is.
// clang-format off
constexpr std::array kTellingOfWork = {
    List::kRegister, List::kWish, List::kNegation, List::kContrast, List::kHistory,
    List::kQuestion, List::kAttends, List::kPossessive, List::kFirstPerson, List::kThirdPerson,
    List::kEveryone, List::kMy, List::kOurs, List::kTogetherWith, List::kSelfIntroduction,
    List::kSelfNamed, List::kColleague, List::kOblique, List::kSource, List::kAlso, List::kJob,
    List::kRoleMailbox, List::kCompanion, List::kWith, List::kComes, List::kSchoolNoun,
    List::kBoardNoun, List::kCalled, List::kThatIs, List::kFrom, List::kLies, List::kSchoolType,
    List::kSchoolWord, List::kFoundationWord, List::kFoundationType, List::kOrganisationType,
    List::kBelongsTo, List::kWorksAt, List::kWorks, List::kAt, List::kAtSchool, List::kAsSchool,
    List::kPlaceChoice, List::kNowAt, List::kFormer, List::kPastWork, List::kLatter,
    List::kFirstNamed, List::kEverSince, List::kPartner, List::kKin, List::kSignatureWord,
    List::kOutdated, List::kArticle, List::kLocation, List::kNewName, List::kNoPlace,
    List::kRelative, List::kSubordinate, List::kReason, List::kIrrealis, List::kOnBehalfOf,
    List::kSignsUp, List::kAsksWriter, List::kSameName};
// clang-format on

// How likely it must be theirs: chosen by leaving whole sets of mails out.
constexpr double kUnlikelyPlace = 0.2;  // it is only spoken of
constexpr double kDoubtfulPlace = 0.6;  // it is asked about
constexpr double kPlaceAskedAbout = 0.7;
// Whoever names more schools registers nobody by them.
constexpr std::size_t kMostWeighed = 60;

}  // namespace

WorkplaceSigns::WorkplaceSigns(const Part& part) : part_(part), context_(part, kTellingOfWork) {}

Signs WorkplaceSigns::of(const Place& place) const {
  Signs signs;
  signs.add({kWorkplaceSign, place.score < kSure ? "doubted" : "sure"});
  signs.add({kWorkplaceSign, place.says_itself() ? "says itself" : "told"});
  add_form(place, signs);
  add_rivals(place, signs);
  context_.add_around(place.range, signs);
  return signs;
}

void WorkplaceSigns::add_form(const Place& place, Signs& signs) const {
  const Document& document = part_.document();
  signs.add(place.is_school ? "is:school" : "is:foundation");
  switch (document[place.range.begin].zone) {
    case Zone::kSignature:
      signs.add("is:in the signature");
      break;
    case Zone::kOwn:
      signs.add("is:in the letter");
      break;
    default:
      signs.add("is:elsewhere");
  }
  if (document.source() == Source::kSubject) signs.add("is:subject");
  const Line& line = document.lines()[document[place.range.begin].line];
  if (line.first == place.range.begin) signs.add("is:first of line");
  if (line.last <= place.range.end + 1) signs.add("is:last of line");
  if (part_.fields().hold(place.range.begin)) signs.add("rule:in a field");
}

// Other places of its kind, and whether it is named again.
void WorkplaceSigns::add_rivals(const Place& place, Signs& signs) const {
  const std::string name = fold(place.name);
  bool again = false;
  bool better = false;
  bool rival = false;
  const std::size_t most = std::min(part_.places().size(), kMostWeighed);
  for (std::size_t i = 0; i < most; ++i) {
    const Place& other = part_.places()[i];
    if (other.range == place.range || other.is_school != place.is_school) continue;
    const std::string others = fold(other.name);
    const bool same =
        others.find(name) != std::string::npos || name.find(others) != std::string::npos;
    again = again || same;
    rival = rival || !same;
    better = better || (!same && other.score > place.score);
  }
  if (again) signs.add("is:named again");
  if (rival) signs.add("is:beside another");
  if (better) signs.add({kWorkplaceSign, "another is surer"});
}

namespace {

// Of schools that the rules hold nearly as likely the model has the say; what is sure stays so.
void order_rivals(const std::vector<double>& likely, std::vector<Place>& places) {
  constexpr double kNear = 0.07;
  constexpr double kBehind = 0.01;
  const std::size_t most = std::min(places.size(), kMostWeighed);
  std::vector<double> scores;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < most; ++i) {
    scores.push_back(places[i].is_school ? places[i].score : 0);
    names.push_back(fold(places[i].name));
  }
  const auto is_within = [&](std::size_t i, std::size_t j) {
    return names[j].find(names[i]) != std::string::npos;
  };
  for (std::size_t i = 0; i < most; ++i) {
    for (std::size_t j = 0; j < most; ++j) {
      const bool rivals = scores[i] >= kSure && scores[j] >= kSure && likely[i] < likely[j] &&
                          scores[i] - scores[j] <= kNear;
      if (rivals && !is_within(i, j) && !is_within(j, i))
        places[i].score = std::max(kSure, std::min(places[i].score, scores[j] - kBehind));
    }
  }
}

// Without those that are unlikely to be theirs.
std::vector<Place> theirs_of(const LinearModel& model, const Part& part) {
  std::vector<Place> places = part.places();
  const WorkplaceSigns signs(part);
  std::vector<Place> theirs;
  std::vector<double> of_theirs;
  for (std::size_t i = 0; i < places.size(); ++i) {
    // What the rules doubt is shown as not sure as it is.
    const bool weighed = places[i].score >= kSure && i < kMostWeighed;
    const double likely = weighed ? model.weigh(signs.of(places[i]))[kTheirsClass] : 1;
    if (likely < kUnlikelyPlace) continue;
    if (likely < kDoubtfulPlace) places[i].score = kPlaceAskedAbout;
    theirs.push_back(places[i]);
    of_theirs.push_back(likely);
  }
  order_rivals(of_theirs, theirs);
  return theirs;
}

}  // namespace

std::vector<Place> weighed_places(const PlaceModels& models, const Part& part) {
  std::vector<Place> places = part.places();
  if (models.workplaces != nullptr && !places.empty()) places = theirs_of(*models.workplaces, part);
  if (models.names == nullptr || part.document().source() == Source::kSubject) return places;
  return with_tagged_places(*models.names, part, std::move(places));
}

}  // namespace meldaan::extract
