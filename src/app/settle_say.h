// What an organiser says of an open item: a word, lines, sentences, or some of each.
//
// Pure: any thread.
#pragma once

#include <optional>
#include <vector>

#include "app/settle_form.h"
#include "domain/incoming_mail.h"
#include "domain/lexicon.h"
#include "domain/settlement.h"
#include "extract/reader.h"
#include "render/renderer.h"

namespace meldaan::app {

struct Say {
  std::optional<Ruling> ruling;  // nullopt: the lines and sentences alone
  Form form;                     // beside a ruling, with the sentences that follow it
};

Say said_in(const IncomingMail& mail, const extract::Reader& reader,
            const std::vector<Lexicon>& lexicons, const render::Renderer& renderer);

// What follows the word changes what the word leaves alone: "Negeren. School is OBS De Esch."
// `changed`: whether lines and sentences change anything.
bool says_two_things(const Say& said, bool changed);

// "Akkoord" above lines that were mended means the mended ones, and beside words that were not
// understood nothing: they may say what is not agreed with.
Ruling ruling_in(const Say& said, bool changed, bool understood);

}  // namespace meldaan::app
