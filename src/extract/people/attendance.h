// Whether somebody whom a mail speaks of takes part: what the rules made of it, and what a learned
// model makes of the words about her.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "extract/models/linear_model.h"
#include "extract/models/signs.h"
#include "extract/parts/context_signs.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

enum class SpokenAs : std::uint8_t {
  kWriter,     // of a mail that signs up others
  kNamed,      // with her full name, in a sentence
  kCompanion,  // "mijn duo", "onze stagiaire Britt"
  kListed      // in a row or a line of her own
};

// Somebody who may be signed up.
struct Attendant {
  SpokenAs as = SpokenAs::kNamed;
  std::string name;        // as far as it is told
  Range words;             // that speak of her first; empty for the writer
  Range row;               // of who is listed
  std::size_t others = 0;  // who were found before her
  bool comes = false;      // as the rules see it
};

// Whether she is signed up in the end; nothing: as the rules see it.
using AttendanceOpinion = std::function<std::optional<bool>(const Attendant&)>;

// What the rules took her for. They were made after most of the labelled mails, and are right there
// more often than elsewhere.
inline constexpr std::string_view kAttendanceSign = "rule:attendance ";

// The model's classes.
inline constexpr std::size_t kAttendanceClasses = 2;
inline constexpr std::size_t kComesClass = 1;

// What speaks for or against it, of the people of one mail; belongs to one read.
class AttendanceSigns {
 public:
  // The part must outlive the object.
  explicit AttendanceSigns(const Part& body);

  Signs of(const Attendant& somebody) const;

 private:
  void add_writer(std::string_view name, Signs& signs) const;
  Range named_in(const Range& sentence, std::string_view called) const;
  void add_other(const Attendant& somebody, Signs& signs) const;
  void add_row(const Attendant& somebody, Signs& signs) const;
  void add_later(const Range& words, Signs& signs) const;

  const Part& body_;
  ContextSigns context_;
};

// What the model says of the people of this mail; empty without a model. Both must outlive it.
AttendanceOpinion opinion_of(const LinearModel* model, const Part& body);

}  // namespace meldaan::extract
