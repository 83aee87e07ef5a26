// Phrases of a lexicon that stand for many: verbs in all their forms and orders, and classes of
// words.
//
// "~over/slaan" stands for "sla … over", "overslaat", "over te slaan", "overgeslagen" and the
// other forms of now; "<over/slaan" for those of the past; "~laten … schieten" for a verb that
// does not part. "~op/geven {mij}" wants one of a class of words between verb and particle.
// Immutable once made; any thread may expand with it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/lexicon.h"
#include "util/result.h"

namespace meldaan::extract {

class VerbForms {
 public:
  // `irregular`: "slaan sla slaat sloeg sloegen geslagen"; `classes`: "mij: mij me mezelf". kConfig
  // where an entry has not that form.
  static Result<VerbForms> make(const std::vector<Lexicon::Phrase>& irregular,
                                const std::vector<Lexicon::Phrase>& classes);

  // The phrase itself where it holds no mark; nothing where a class is unknown, or where words
  // stand before a verb that parts.
  std::vector<std::string> expand(const std::string& phrase) const;

 private:
  struct Forms {
    std::string infinitive, stem, third, past, past_plural, participle;
  };

  Forms forms_of(const std::string& infinitive) const;
  std::vector<std::string> unfold_classes(const std::string& phrase) const;
  std::vector<std::string> conjugate(const std::string& phrase) const;

  std::map<std::string, Forms, std::less<>> irregular_;
  std::map<std::string, std::vector<std::string>, std::less<>> classes_;
};

}  // namespace meldaan::extract
