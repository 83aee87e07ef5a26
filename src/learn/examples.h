// Examples to learn from: labelled mails, and texts that were written to be examples.
//
// The texts have more odd ways of saying than mails have, and as many that register as that do not.
// They bear a sign of their own, so that what the model holds likely before it has read a word is
// what mails teach.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "extract/examples.h"
#include "extract/reader.h"
#include "learn/trainer.h"
#include "util/result.h"

namespace meldaan::learn {

// A folder of mails, or a file of texts.
struct Set {
  std::string name;
  bool of_texts = false;
  std::vector<Example> examples;   // classes: those of extract/learned.h
  std::vector<Example> questions;  // the same mails or texts, by whether they ask; no machine's
};

// Of each path in turn: a folder holds mails FOLDER/*.eml with labels FOLDER/*.json
// (tests/corpus/README.md), a file
// {"intent": …, "subject": …, "text": …} a line. kConfig where one is broken or holds no example.
Result<std::vector<Set>> read_sets(const std::vector<std::filesystem::path>& paths,
                                   const extract::Reader& reader);

// Of the same folders, and of files in whose texts each group that is named is marked: "Ik wil naar
// [Taal+], bij [Rekenen-] was ik al." Classes: 1 where it is wished for, else 0. Empty sets are
// left out.
Result<std::vector<Set>> read_wish_sets(const std::vector<std::filesystem::path>& paths,
                                        const extract::Reader& reader);

// Of files in whose texts everybody who is spoken of is marked, and the writer in front:
// "(+)Ik kom met [mijn duo+], [Piet Bos-] denkt er nog over na." Classes: those of
// extract/attendance.h.
Result<std::vector<Set>> read_attendance_sets(const std::vector<std::filesystem::path>& paths,
                                              const extract::Reader& reader);

// Of files in whose texts each place is marked that somebody may work at: "Ik werk op [De Brug+],
// mijn man op [De Esch-]." Classes: those of extract/workplace.h.
Result<std::vector<Set>> read_workplace_sets(const std::vector<std::filesystem::path>& paths,
                                             const extract::Reader& reader);

// The examples, and each of them once more without what the rules took it for (signs that begin
// so): so that the model also learns to tell by words alone.
std::vector<Example> also_without(std::string_view rules, std::vector<Example> examples);

}  // namespace meldaan::learn
