#include "extract/examples.h"

#include <optional>

#include "extract/assignment/wish_signs.h"
#include "extract/learned.h"
#include "extract/letter.h"
#include "extract/origin.h"
#include "extract/wishes/chosen_groups.h"
#include "extract/wishes/questions.h"
#include "extract/workplaces/workplace.h"

namespace meldaan::extract {
namespace {

// Those that are named with it, else those that the sentence tells.
std::vector<GroupId> meant_groups(const Catalogue& catalogue, const Wish& wish) {
  const Kinds& named = wish.mention.kinds.empty() ? wish.kinds : wish.mention.kinds;
  return groups_of(catalogue.topics()[wish.mention.topic], named);
}

}  // namespace

PurposeExample purpose_example(const Reader& reader, const IncomingMail& mail) {
  const Letter letter(reader.knowledge(), mail);
  const OriginFound origin = find_origin(mail, letter.body, letter.subject, reader.options());
  const Signs signs = understand(letter, reader.knowledge(), mail).purpose_signs(letter, origin);
  const Part& body = letter.body;
  const bool asks = has_question(body.document(), body.cues(), body.sentences());
  return {signs.distinct(), question_signs(signs, asks).distinct()};
}

std::vector<WishExample> wish_examples(const Reader& reader, const IncomingMail& mail) {
  const Letter letter(reader.knowledge(), mail);
  const Understood found = understand(letter, reader.knowledge(), mail);
  std::vector<WishExample> examples;
  for (const Findings& findings : found.findings) {
    const Document& document = findings.part.document();
    const WishSigns signs(found.findings, findings);
    for (const Wish& wish : findings.wishes) {
      if (!is_weighed(findings.part, wish)) continue;
      const Range& name = wish.mention.name;
      examples.push_back({document[name.begin].begin, document[name.end - 1].end,
                          meant_groups(reader.knowledge().catalogue, wish),
                          signs.of(wish).distinct()});
    }
  }
  return examples;
}

std::vector<AttendanceExample> attendance_examples(const Reader& reader, const IncomingMail& mail) {
  const Letter letter(reader.knowledge(), mail);
  const AttendanceSigns signs(letter.body);
  std::vector<AttendanceExample> examples;
  const auto by_rules = [&](const Attendant& somebody) -> std::optional<bool> {
    AttendanceExample& example = examples.emplace_back();
    example.somebody = somebody;
    example.signs = signs.of(somebody).distinct();
    if (somebody.words.empty()) return std::nullopt;
    example.begin = letter.body.document()[somebody.words.begin].begin;
    example.end = letter.body.document()[somebody.words.end - 1].end;
    return std::nullopt;
  };
  understand(letter, reader.knowledge(), mail, by_rules);
  return examples;
}

std::vector<WorkplaceExample> workplace_examples(const Reader& reader, const IncomingMail& mail) {
  const Letter letter(reader.knowledge(), mail);
  const WorkplaceSigns signs(letter.body);
  std::vector<WorkplaceExample> examples;
  for (const Place& place : letter.body.places()) {
    const Document& document = letter.body.document();
    examples.push_back({place.name, document[place.range.begin].begin,
                        document[place.range.end - 1].end, signs.of(place).distinct()});
  }
  return examples;
}

}  // namespace meldaan::extract
