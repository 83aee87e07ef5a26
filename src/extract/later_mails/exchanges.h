// One who comes in another's place: "Bea vervangt Joost", "zij neemt mijn plek in".
//
// Pure; belongs to one read.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "domain/conversation.h"
#include "extract/later_mails/spoken_of.h"
#include "extract/parts/part.h"

namespace meldaan::extract {

struct Exchange {
  std::size_t leaving = 0;  // numbers as in Told
  std::size_t coming = 0;
  Range cue;
};

class Exchanges {
 public:
  // All must outlive the object.
  Exchanges(const Part& body, const std::vector<Acquaintance>& known, const SpokenOf& spoken)
      : body_(body),
        document_(body.document()),
        cues_(body.cues()),
        known_(known),
        spoken_(spoken) {}

  bool says_so(const Told& told) const { return cue_of(told).has_value(); }
  // "Lisa: 12 i.p.v. 20": of numbers in a list, of which nothing can be told.
  bool is_of_numbers(const Told& told) const;
  // "Piet is ziek, zijn collega komt": in his place, as it seems.
  bool leaves_unsaid(const Told& told) const;
  // "Mijn plek mag naar iemand anders": to nobody in particular.
  bool is_given_away(const Told& told) const;
  // nullopt where it cannot be told who comes for whom.
  std::optional<Exchange> find(const Told& told) const;
  // "Elly Kok" and nothing else.
  bool names_only(const Told& told) const;
  // "Dalman in plaats van Vos": one person, under another surname.
  bool puts_name_right(const Told& told) const;
  // "Smyth, not Smith": a name is denied, and nobody stays away.
  bool denies_old_name(const Told& told) const;
  // "Niet Bakker": nothing but a surname is denied, or the writer's own name. It may be spelt
  // wrong; who stays away says so in other words.
  bool denies_surname(const Told& told) const;
  // "In plaats van Nils naar Rekenen": it is not the group whose place is taken.
  bool goes_to(const Exchange& exchange, const Range& group) const;

 private:
  bool is_surname(std::size_t token, bool of_writer) const;
  std::optional<Cue> cue_of(const Told& told) const;
  // Whose "Petra's plaats" is.
  std::optional<Cue> turn_of(const Told& told) const;
  bool is_of_groups(const Told& told, const Cue& cue) const;
  bool names_writer(const Range& cue) const;
  std::optional<std::size_t> named_next(const Told& told) const;
  std::optional<std::size_t> named_before(const Told& told,
                                          const std::optional<std::size_t>& coming) const;
  std::optional<std::size_t> withdrawn_behind(const Told& told,
                                              const std::optional<std::size_t>& coming) const;

  const Part& body_;
  const Document& document_;
  const Cues& cues_;
  const std::vector<Acquaintance>& known_;
  const SpokenOf& spoken_;
};

}  // namespace meldaan::extract
