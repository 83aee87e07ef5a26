// The lexicons' lists as an organiser's values are held against them: whole, at their end, or as
// the title of a name.
//
// Pure: any thread. Does not outlive the lexicons.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "domain/lexicon.h"

namespace meldaan::app {

class SettlePhrases {
 public:
  explicit SettlePhrases(const std::vector<Lexicon>& lexicons) : lexicons_(lexicons) {}

  // Of these lists, in every language.
  bool any(std::initializer_list<const char*> lists,
           const std::function<bool(const std::string&)>& test) const;
  bool is(const char* list, const std::string& folded) const;
  // Whether the last words of the folded ones are a phrase of one of these lists.
  bool end_one_of(std::initializer_list<const char*> lists, const std::string& words) const;
  // "mevr. J. Kamp", "J. Kamp (mevr.)"
  std::string without_title(std::string name) const;

 private:
  const std::vector<Lexicon>& lexicons_;
};

}  // namespace meldaan::app
