// What is common to those of whom a later mail may speak.
//
// Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "domain/conversation.h"

namespace meldaan::extract {

// The number of the writer among them.
std::optional<std::size_t> writer_among(const std::vector<Acquaintance>& known);
// Of whom our mail asks something, but for the writer.
std::vector<std::size_t> colleagues_asked_of(const std::vector<Acquaintance>& known);
// The groups of the writer, else those that all have chosen; empty where they differ.
std::vector<GroupId> shared_groups(const std::vector<Acquaintance>& known);
// Somebody who works where the writer does, else where all do; nullptr where that differs.
const Person* shared_place(const std::vector<Acquaintance>& known);

}  // namespace meldaan::extract
