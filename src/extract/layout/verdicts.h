// What a sign or a short remark beside a group says of it: yes ("x", "+1", "ja graag", "<= ik"), no
// ("0", "n.v.t.", "nee, dat doet ons bureau"), or nothing.
#pragma once

#include <cstdint>

#include "extract/groups/catalogue.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"
#include "extract/text/sentences.h"

namespace meldaan::extract {

enum class Verdict : std::uint8_t { kNone, kYes, kNo };

class Verdicts {
 public:
  // All must outlive the object.
  Verdicts(const Document& document, const Cues& cues, const Sentences& sentences);

  // Of the writer's own words that stand for themselves below or behind a group.
  Verdict of_remark(Range remark) const;
  // The same on the group's own line, where a name alone chooses: "Rekenen (Diny)".
  Verdict beside_heading(const Range& remark) const;
  // Takes a verdict off the front or the back of a line, whose rest is a group: "wel: Taal",
  // "Rekenen - nee". Bullets and brackets go as well.
  Verdict take(Range& line) const;
  // Of what stands behind a group and a separator: "ja, heel graag", "nee, doet ons bureau".
  Verdict of_beginning(Range rest) const;
  // Of a word that heads a list: "Wel:", "Geen interesse in:".
  Verdict of_heading(const Range& line) const;
  // Of the ballot box at a token; kNone where none is.
  Verdict of_box(std::size_t token) const;

  // Whether a remark below a group would rather have this one: "liever Gedrag", "wordt HRM", "nee,
  // Gedrag".
  bool prefers(const Range& remark, const Mention& other) const;
  // "(+)", "[x]": no brackets of the invitation hold these.
  bool are_signs_alone(const Range& brackets) const;
  // Whether several signs set a few words off: "*** hier kom ik ***".
  bool is_set_off(const Range& remark) const;

 private:
  Verdict of_signs(const Range& remark) const;
  bool says_only_also(const Range& remark) const;
  bool speaks_only_of_writer(const Range& remark) const;
  bool is_name_alone(const Range& remark) const;
  Range without_speaker(Range remark) const;
  Range stripped(Range range) const;
  std::size_t end_of_yes(std::size_t token, std::size_t end) const;
  std::size_t end_of_no(std::size_t token, std::size_t end) const;
  bool is_own_word(std::size_t token) const;

  const Document& document_;
  const Cues& cues_;
  const Sentences& sentences_;
  bool plus_chooses_ = false;    // "+ Taal" between lines such as "- Rekenen"
  bool crosses_refuse_ = false;  // there are ticks as well
};

}  // namespace meldaan::extract
