// What the columns of a table are for: by their heads, and where those are worded freely
// ("Collega", "Gaat naar") by what stands below them.
#pragma once

#include "extract/layout/tables.h"
#include "extract/text/document.h"
#include "extract/text/phrases.h"

namespace meldaan::extract {

constexpr std::size_t kLongestNameCell = 8;  // tokens, with particles and hyphens

inline constexpr std::size_t kFewestColumns = 2;

// What a head asks for; empty where its words are no label.
std::vector<List> asked_by_head(const Document& document, const Cues& cues, Range head);

// Whether a cell holds nothing but what has the form of somebody's full name.
bool has_form_of_name(const Document& document, const Cues& cues, const Range& cell);

// How many of a table's heads ask for something; 0 where too few do: at least half of them must, or
// nearly so where names are asked for ("Wie | Mail | Werkt als | Komt voor").
std::size_t labelled_heads(const Table& table);

// Whether every one of three heads or more is a label, and one of them for names.
bool is_labelled_throughout(const Table& table);

// Fills in the columns that their heads leave open: names and addresses.
void infer_columns(const Document& document, const Cues& cues, Table& table);

// A list of cells, one below the other, as a table of the width under which the cells of a column
// are alike: names below a head that is none. Without such a width the table has no rows.
Table table_of_cells(const Document& document, const Cues& cues, const std::vector<Range>& cells);

// Rows of equally many cells as a table, whichever way it stands: below a head, beside one, or a
// grid of crosses. Without a sign that it is one of these the table has no rows.
Table table_of_block(const Document& document, const Cues& cues,
                     const std::vector<std::vector<Range>>& block);

// The same below heads that the last words of a line say: "… (naam, school en groep)".
Table table_of_said_heads(const Document& document, const Cues& cues, const Range& said,
                          const std::vector<std::vector<Range>>& block);

// "idem" and ditto marks become the cell above.
void follow_dittos(const Document& document, const Cues& cues, Table& table);

}  // namespace meldaan::extract
