#include "domain/institution_name.h"

#include <algorithm>
#include <utility>

#include "util/text.h"

namespace meldaan {
namespace {

constexpr std::string_view kPrimary = "primary";
constexpr std::string_view kSpecial = "special";
constexpr std::string_view kSecondary = "secondary";

// A word that says what kind of school it is, on how many sides ever. An IKC grows out of any
// school for primary education, so it says no more than its level.
struct Kind {
  std::string_view word;
  std::string_view denomination;
  std::string_view level;
};
constexpr std::array<Kind, 46> kSchoolKinds = {{
    {"school", "", ""},
    {"basis", "", kPrimary},
    {"basisschool", "", kPrimary},
    {"bs", "", kPrimary},
    {"ikc", "", kPrimary},
    {"kc", "", kPrimary},
    {"integraal", "", ""},
    {"kindcentrum", "", kPrimary},
    {"kindercentrum", "", kPrimary},
    {"obs", "public", kPrimary},
    {"openbare", "public", ""},
    {"openbaar", "public", ""},
    {"osg", "public", kSecondary},
    {"cbs", "protestant", kPrimary},
    {"pcbs", "protestant", kPrimary},
    {"pcb", "protestant", kPrimary},
    {"pc", "protestant", ""},
    {"prot", "protestant", ""},
    {"protestants", "protestant", ""},
    {"protestantse", "protestant", ""},
    {"chr", "protestant", ""},
    {"christelijk", "protestant", ""},
    {"christelijke", "protestant", ""},
    {"csg", "protestant", kSecondary},
    {"kbs", "catholic", kPrimary},
    {"rkbs", "catholic", kPrimary},
    {"rk", "catholic", ""},
    {"rooms", "catholic", ""},
    {"katholiek", "catholic", ""},
    {"katholieke", "catholic", ""},
    {"gbs", "reformed", kPrimary},
    {"gereformeerd", "reformed", ""},
    {"gereformeerde", "reformed", ""},
    {"sbo", "", kSpecial},
    {"so", "", kSpecial},
    {"vso", "", kSpecial},
    {"sg", "", kSecondary},
    {"scholengemeenschap", "", kSecondary},
    {"college", "", kSecondary},
    {"lyceum", "", kSecondary},
    {"gymnasium", "", kSecondary},
    {"vmbo", "", kSecondary},
    {"mavo", "", kSecondary},
    {"havo", "", kSecondary},
    {"vwo", "", kSecondary},
    {"praktijkschool", "", kSecondary},
}};
constexpr std::array<std::string_view, 4> kConcepts = {"dalton", "montessori", "jenaplan", "vrije"};
constexpr std::array<std::string_view, 5> kArticles = {"de", "het", "t", "den", "d"};
constexpr std::array<std::string_view, 3> kBeforePlace = {"te", "locatie", "vestiging"};
constexpr std::array<std::string_view, 9> kLegalForms = {
    "stichting",  "st",           "stg",           "sticht", "onderwijsstichting",
    "vereniging", "scholengroep", "schoolbestuur", "bestuur"};
// "Bothovenschool" is the Bothoven; shorter ones are words of their own.
constexpr std::size_t kShortestStem = 4;

template <std::size_t kSize>
bool is_among(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Neither an article nor the kind of school.
bool tells(std::string_view word) {
  return !is_among(kArticles, word) &&
         std::none_of(kSchoolKinds.begin(), kSchoolKinds.end(),
                      [&](const Kind& kind) { return kind.word == word; });
}

struct Written {
  std::vector<std::string> name;
  std::vector<std::string> behind;  // the comma, the bracket or the word before a town
};

// "o.b." of "o.b.s.": the full stop at that place ends no word.
bool is_within_abbreviation(std::string_view text, std::size_t stop) {
  const auto ends = [&](std::size_t at) { return text[at] == ' ' || text[at] == '.'; };
  return stop > 0 && (stop < 2 || ends(stop - 2)) && stop + 2 < text.size() && !ends(stop + 1) &&
         ends(stop + 2);
}

// A foundation's name may have an "in" of its own, a school's hardly ever.
bool precedes_place(std::string_view word, bool is_school) {
  return is_among(kBeforePlace, word) || (is_school && word == "in");
}

Written taken_apart(std::string_view written, bool is_school) {
  Written found;
  const std::string folded = fold(collapse_spaces(written)) + " ";
  bool is_behind = false;
  std::string word;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(folded, at);
    if (is_word(c)) {
      word.append(folded, begin, at - begin);
      continue;
    }
    if (c == '.' && is_within_abbreviation(folded, begin)) continue;
    if (precedes_place(word, is_school) &&
        std::any_of(found.name.begin(), found.name.end(), tells)) {
      is_behind = true;
    } else if (!word.empty()) {
      (is_behind ? found.behind : found.name).push_back(word);
    }
    word.clear();
    const bool is_dash = (c == '-' || c == 0x2013) && begin > 0 && folded[begin - 1] == ' ' &&
                         at < folded.size() && folded[at] == ' ';
    if ((c == ',' || c == '(' || is_dash) && !found.name.empty()) is_behind = true;
  }
  return found;
}

void say(InstitutionName& name, SchoolSide side, std::string_view value) {
  std::string_view& known = name.sides[static_cast<std::size_t>(side)];
  if (known.empty()) known = value;
}

// Whether the word says of what kind it is, which is noted.
bool tells_kind(const std::vector<std::string>& words, std::size_t at, InstitutionName& name) {
  const std::string_view word = words[at];
  for (const Kind& kind : kSchoolKinds) {
    if (kind.word != word) continue;
    say(name, SchoolSide::kDenomination, kind.denomination);
    say(name, SchoolSide::kLevel, kind.level);
    return true;
  }
  for (const std::string_view concept_word : kConcepts) {
    if (!word.starts_with(concept_word)) continue;
    const std::string_view rest = word.substr(concept_word.size());
    // "De Vrije Vogel"
    const bool alone =
        concept_word != "vrije" || (at + 1 < words.size() && words[at + 1] == "school");
    if (!(rest.empty() && alone) && rest != "school" && rest != "basisschool") continue;
    say(name, SchoolSide::kConcept, concept_word);
    return true;
  }
  return false;
}

std::string stem_of(const std::string& word) {
  constexpr std::string_view kSchool = "school";
  if (!word.ends_with(kSchool) || word.size() < kShortestStem + kSchool.size()) return word;
  const std::string stem = word.substr(0, word.size() - kSchool.size());
  return stem == "hoge" || stem == "muziek" ? word : stem;
}

std::vector<std::string> without_article(std::vector<std::string> words) {
  if (words.size() > 1 && is_among(kArticles, words.front())) words.erase(words.begin());
  return words;
}

}  // namespace

std::string InstitutionName::core() const {
  return join(words, "");
}

InstitutionName school_name(std::string_view written) {
  InstitutionName name;
  const Written parts = taken_apart(written, true);
  const auto take = [&name](const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!tells_kind(words, i, name))
        name.words.push_back(words[i] == "st" ? "sint" : stem_of(words[i]));
    }
  };
  take(parts.name);
  const bool has_name = std::any_of(name.words.begin(), name.words.end(),
                                    [](const auto& word) { return !is_among(kArticles, word); });
  // "Montessorischool (Hengelo)" is called by its town, "School" by its kind.
  if (!has_name) take(parts.behind);
  if (name.words.empty()) name.words = parts.name;
  for (std::size_t i = 0; has_name && i < parts.behind.size(); ++i) {
    if (!tells_kind(parts.behind, i, name)) name.where += parts.behind[i];
  }
  name.words = without_article(std::move(name.words));
  return name;
}

InstitutionName foundation_name(std::string_view written) {
  InstitutionName name;
  const Written parts = taken_apart(written, false);
  for (const std::string& word : without_article(parts.name)) {
    name.initials.append(word, 0, utf8_prefix(word, 1));
    if (!is_among(kLegalForms, word)) name.words.push_back(word);
  }
  name.words = without_article(std::move(name.words));
  if (name.words.empty()) name.words = parts.name;
  return name;
}

}  // namespace meldaan
