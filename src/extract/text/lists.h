// The lists a lexicon may hold. The names are the keys of [lists] in config/lexicon.*.toml; what
// each list is for stands there, beside its phrases.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace meldaan::extract {

// clang-format off
enum class List : std::uint16_t {
  // The parts of a mail.
  kGreeting, kClosing, kDeviceLine, kDisclaimer, kPostscript, kSubjectReply, kSubjectForward,
  kConfirmationSubject, kSpokenComma, kSpokenStop, kSpokenQuestion, kSpokenColon,
  kQuoteStart, kQuoteEnd, kQuoteFrom, kQuoteField, kQuoteMarker, kForwardMarker,
  // Labelled lines.
  kLabelName, kLabelSchool, kLabelFoundation, kLabelGroup, kLabelEmail, kLabelOther,
  kUnknownValue, kDitto, kHeadName, kHeadSchool, kHeadGroup, kHeadEmail, kHeadOther,
  // What the writer wants.
  kRegister, kSelfRegister, kPassesOn, kReceived, kPraise, kChoice, kWish, kChange, kAlreadyRegistered, kCancel,
  kNotRegistering, kNegation, kBareNegation, kNoNegation, kExcept, kInsteadOf, kSwitches, kPreference, kThan, kContrast,
  kHistory, kQuestion, kQuestionWord, kWhichOne, kAskedVerb, kAskedBehind, kAskedOf, kPoliteQuestion,
  kRequest, kAsksToTell, kRhetorical, kAffirmation, kThanks, kUntilThen, kErasure, kMailingList,
  kAdditive,
  kTakesPlace, kOnly, kUndecided, kMark, kPointer, kOrdinal, kOrdinalEnding, kCardinal, kDateWord,
  kClauseBreak, kOthersWish, kDescribed, kAnaphor, kReplaces, kFiller, kReason, kSubordinate, kCorrection,
  kPost, kSupposed, kIrrealis, kHindrance, kRelative, kAttends, kPossessive, kBoth,
  kThirdVerb, kThey, kSheOrThey, kPluralVerb, kDemonstrative, kAuxiliary, kThereto, kThen,
  // Groups.
  kKindPlg, kKindWerkgroep, kKindProjectgroep, kKindPlural, kKindAny, kAllKinds, kEvery, kAnd, kOr, kAbout,
  kNotATypo,
  kEveryday, kDescribes, kDescribedThing, kProposal, kProposalBreak, kProposalTopic, kTopicWord,
  kMisses, kMissed, kWorksOn, kFirstThought, kIndefinite, kThirdObject, kInTheList, kOffered, kInnerWord, kSubjectQuestion, kSameName,
  // People.
  kFirstPerson, kReflexive, kThirdPerson, kEveryone, kAllOfThem, kJointly, kMy, kTogetherWith, kSelfIntroduction, kSelfNamed,
  kColleague, kOurs,
  kListedWriter, kSelfToo, kMarkedByHand, kSignsUpOthers, kNotComing, kNoMore, kKeepsAway, kOnBehalfOf, kSameFor, kOblique, kSource, kAlso, kParticle,
  kBorrowedAccount, kTitle, kSurname, kDegree, kJob, kRoleMailbox, kFirstName,
  kCompanion, kSomebody, kDefinite, kPair, kWith, kComes, kJoins, kBrings, kAbsent, kWishedOnce,
  kAsksWriter, kEach, kSignsUp, kSeveral, kParticipants, kAnnounces, kOwners,
  kGroupOpen, kStillOpen, kPutOff, kWhichWay, kWhether, kStays,
  // Those who are registered already.
  kReplacedBy, kDropsOut, kComesAfterAll, kRenames, kGivenName, kAsObject, kHis, kNewAddress, kAllRegistered, kTheOthers, kMayAsk, kCondition, kPerhaps, kPartly, kByWhom, kSameAs,
  // Places.
  kSchoolNoun, kBoardNoun, kNamesIt, kCalled, kThatIs, kFrom, kBareNoun, kLies,
  kSchoolType, kSchoolWord, kSchoolEnding, kFoundationWord, kOrganisationName, kFoundationType,
  kOrganisationType, kBelongsTo, kWorksAt, kWorks, kAt, kAtSchool, kContracted, kAsSchool, kPlaceChoice,
  kNowAt, kFormer, kPastWork, kLatter, kFirstNamed, kEverSince, kPartner, kUnited, kSlip, kHeldAt, kKin, kSignatureWord, kOutdated,
  kArticle, kLocation, kTownEnding, kLocationWord, kInstitute, kStreet, kNameSuffix, kNameLink, kMottoLink, kNameAbbreviation, kNewName,
  kNoPlace,
  // Machines.
  kOutOfOfficeSubject, kOutOfOffice, kReceiptSubject, kCalendarSubject, kSpam,
  // What organisers answer about an open item.
  kSettleIgnore, kSettleAway, kSettleAccept, kSettleCancel, kSettleRefuse, kSettleSameOne, kSettleTwoOnes, kSettleAside, kSettleReason, kSettleWait, kSettleAgainst, kSettleNeedless, kSettleRight, kSettleStates,
  kSettleWorks, kSettleMoves, kSettleSurname, kSettleFirstName, kSettleFiller, kSettleLink,
  // What is answered to what we told.
  kObjection, kErases,
  // The language itself.
  kIrregularVerb, kWordClass, kCommon,
  // Of answers and later mails alone. At the end: what is learned knows the others by their number.
  kLastOfAll, kThrough, kRemoves, kNoPreference, kFull, kSignedUpBy, kNotWholly, kSomebodyElse,
  kWeekday, kMonth, kAtHour, kAnotherTime, kComesAnyway,
  kBecomes, kRemains, kAutoReplySubject, kCounted, kAboutSoMany, kTeaches, kSurnameWord,
  kJoinsMyself, kSameSchool, kTurn, kWithdrawal, kUndoesWithdrawal, kHerself, kSends, kThatOne, kBetween, kSelfOpening, kCutsDown,
  kOtherGroups, kWantsOtherwise, kConceding, kConferred, kMovesOn, kCompanyForm, kGoesAlong,
  kDepartment, kFollowing, kThere, kInTurn, kSettleBelow, kSpelling,
  kDestination, kStandsAt, kWentWrong, kRightGroup, kTells, kAnswersHerself, kAtOnce,
  kRechooses, kConcludes,
  kCount
};
// clang-format on

inline constexpr std::size_t kListCount = static_cast<std::size_t>(List::kCount);

inline bool is_for_answers(List list) {
  return (list >= List::kSettleIgnore && list <= List::kSettleLink) || list == List::kSettleBelow;
}

// "greeting", "label_name", …: the key in the file.
std::string_view name_of(List list);
std::optional<List> list_of(std::string_view name);

}  // namespace meldaan::extract
