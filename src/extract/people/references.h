// How a mail speaks of somebody again whom it has named: by her first name, or "mw. Zegwaard".
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/parts/part.h"
#include "extract/people/people.h"
#include "extract/text/names.h"

namespace meldaan::extract {

// Adds to each person where the body names her.
void collect_mentions(const Part& body, std::vector<PersonFound>& people);

// Whether the word, folded, is one of her names.
bool bears(const PersonFound& person, std::string_view word);

// "Hierbij meld ik onze collega Joke Bos aan", with her name in the subject as well.
bool is_named_as_colleague(const Part& part, std::string_view name);

// The folded words of greetings and signatures: who is named there is nobody who comes along.
std::unordered_set<std::string_view> signed_or_greeted(const Part& body);

// "Mijn duo Jeltje komt ook. Haar volledige naam is Jeltje Wijngaarden"; empty where nothing says
// so.
std::string full_name_of(const Part& body, const std::string& call_name);

// Signed without a greeting: lines near the end that are nothing but a name with a known first
// name, the last first.
std::vector<PersonName> names_alone_at_end(const Part& body);

}  // namespace meldaan::extract
