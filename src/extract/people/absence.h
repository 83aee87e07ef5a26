// Whether somebody whom a mail names stays away: "Piet kan helaas niet mee", "Anja wilde graag,
// maar die heeft rapportgesprekken. Haar dus niet inschrijven."
#pragma once

#include "extract/parts/part.h"

namespace meldaan::extract {

// `name` are the words that speak of her.
bool stays_away(const Part& body, const Range& name);

// "Ik had Anja Smit en mijzelf opgegeven. Anja is ziek": said of her further on, by her given name.
bool stays_away_later(const Part& body, const Range& name);

// "Ikzelf sla over", "mij hoeft u niet mee te tellen": the writer says so of herself, in this
// sentence.
bool writer_stays_away(const Part& body, const Range& sentence);

// "Wij doen dit jaar niet mee", "ik moet verstek laten gaan": nobody of those the writer speaks for
// comes.
bool declines_for_all(const Part& body);

// "Ik werk niet meer op De Brug", "mijn collega weet nog niet of hij komt": a refusal's words that
// only tell where somebody worked, or are said of somebody else.
bool refuses_nothing_of_hers(const Part& body, const Range& refusal);

// "N. Scholten (zelf verhinderd)", "ondergetekende: geen", as the writer's line of a list.
bool row_keeps_away(const Part& body, const Range& row);

// "De aanmelding van Anja Smit blijft staan", beside one who withdraws: said in the token's
// sentence.
bool stays_signed_up(const Part& body, const Part& subject, std::size_t token);

// "Hij stond bij Taal", "ikzelf kom gewoon naar Rekenen": a group at this token is wished for no
// more, or as before, in a mail that withdraws somebody.
bool wished_before(const Part& body, const Part& subject, std::size_t token);

// Whether the mail takes back a registration, or sends in none.
bool may_withdraw(const Part& body, const Part& subject);

// is_listed_to_leave (layout/leavers.h), asked of a whole mail.
bool leaves_by_list(const Part& body, std::size_t token);

// "Karin wil graag naar Taal. Zelf kom | ik niet": that these words are not said of all.
bool speaks_of_writer_alone(const Part& body, const Range& words);

// "Piet Bakker en ik moeten ons afmelden": the writer is among those who leave.
bool writer_leaves_too(const Part& body);

}  // namespace meldaan::extract
