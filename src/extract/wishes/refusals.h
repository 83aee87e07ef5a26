// What declines a mention: words of its clause, an answer beside it, or a later clause that takes
// it up again.
#pragma once

#include <vector>

#include "extract/wishes/reach.h"
#include "extract/wishes/wish_context.h"

namespace meldaan::extract {

// By its own clause or what stands right beside it, also where another is put in its place.
bool is_refused(const WishContext& context, const Reach& reach, const Mention& mention);

// By what is said of it further on: "Taal zag ik ook staan; die sla ik over."
bool is_refused_later(const WishContext& context, const Reach& reach, const Mention& mention);

// "Mijn duo gaat naar Taal, ik niet.": somebody else's, who may take part as well.
bool is_not_the_writers(const WishContext& context, const Reach& reach, const Mention& mention);

// "Taal: ja", "Taal? Graag!"
bool is_affirmed(const WishContext& context, const Reach& reach, const Mention& mention);

// The words in the range that turn a wish round; not those that only look it.
std::vector<Range> negations_in(const Cues& cues, const Range& range);

// "Rekenen, nee, Taal", "Rekenen nee ik bedoel Taal": between two groups, of which it takes back
// the first and declines nothing behind it.
bool is_slip(const WishContext& context, const Reach& reach, const Range& negation);

// "Ik sla alles over, behalve Taal": what follows is kept, not declined.
bool excepts_from_refusal(const WishContext& context, const Range& sentence, std::size_t token);

}  // namespace meldaan::extract
