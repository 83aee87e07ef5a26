#include "app/settle_say.h"

#include "app/settle_statements.h"
#include "util/text.h"

namespace meldaan::app {

Say said_in(const IncomingMail& mail, const extract::Reader& reader,
            const std::vector<Lexicon>& lexicons, const render::Renderer& renderer) {
  const Reading reading = reader.read(mail);
  Say said;
  said.form = read_form(own_words(reading, mail.sender(), lexicons), lexicons);
  if (said.form.rest.empty()) return said;
  said.ruling = renderer.ruling_of(said.form.rest);
  if (said.ruling) {
    said.form.rest.clear();
    return said;
  }
  // "Negeren. Ik heb haar al gebeld."
  std::vector<std::string> sentences = sentences_of(said.form.rest);
  if (sentences.size() > 1) said.ruling = renderer.ruling_of(sentences.front());
  if (!said.ruling) return said;
  sentences.erase(sentences.begin());
  said.form.rest = join(sentences, "\n");
  return said;
}

bool says_two_things(const Say& said, bool changed) {
  const bool leaves = said.ruling == Ruling::kIgnore || said.ruling == Ruling::kCancel;
  return leaves && changed && !said.form.rest.empty();
}

Ruling ruling_in(const Say& said, bool changed, bool understood) {
  const Ruling ruling = said.ruling.value_or(Ruling::kCorrect);
  const bool in_doubt = changed || !understood;
  return ruling == Ruling::kAccept && in_doubt ? Ruling::kCorrect : ruling;
}

}  // namespace meldaan::app
