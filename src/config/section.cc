#include <algorithm>

#include "config/document.h"
#include "util/clock.h"
#include "util/pattern.h"
#include "util/text.h"

namespace meldaan::config {
namespace {

const char* describe(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::kText:
      return "text";
    case Value::Kind::kInteger:
      return "a whole number";
    case Value::Kind::kReal:
      return "a number with a fraction";
    case Value::Kind::kBoolean:
      return "true or false";
    case Value::Kind::kTime:
      return "a date or time";
    case Value::Kind::kArray:
      return "a list";
    case Value::Kind::kTable:
      return "a table";
  }
  return "something else";
}

std::string in_seconds(Seconds duration) {
  return std::to_string(duration.count()) + "s";
}

// Levenshtein's distance with exchanged neighbours counted once ("mialbox"), in bytes: keys are
// ASCII.
std::size_t typing_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::string to_string(const Problem& problem) {
  std::string text = problem.file.string();
  if (problem.line > 0) text += ":" + std::to_string(problem.line);
  text += ": ";
  if (!problem.key.empty()) text += problem.key + ": ";
  return text + problem.text;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  // Two slips, or a third of a long word: beyond that a guess misleads.
  constexpr std::size_t kLongestKey = 64;  // bounds the table of costs
  if (word.size() > kLongestKey) return {};
  std::size_t best = std::max<std::size_t>(2, word.size() / 3) + 1;
  std::string found;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = typing_distance(word, candidate);
    if (distance < best && distance < candidate.size()) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

const Entry* Section::find(std::string_view key) const {
  for (const Entry& entry : table_.entries) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

int Section::line_of(std::string_view key) const {
  const Entry* entry = find(key);
  return entry ? entry->line : table_.line;
}

void Section::problem_at(int line, std::string_view key, std::string text) {
  std::string path = prefix_;
  if (!path.empty() && !key.empty()) path += '.';
  path += key;
  problems_.push_back({file_, line, std::move(path), std::move(text)});
}

const Value* Section::take(std::string_view key, Value::Kind kind, std::string_view wanted) {
  known_.emplace_back(key);
  const Entry* entry = find(key);
  if (!entry) return nullptr;
  if (entry->value.kind == kind) return &entry->value;
  problem(key, "must be " + std::string(wanted) + ", not " + describe(entry->value.kind));
  return nullptr;
}

std::optional<std::string> Section::text(std::string_view key) {
  const Value* value = take(key, Value::Kind::kText, "text in quotes");
  if (!value) return std::nullopt;
  return value->text;
}

std::string Section::required_text(std::string_view key) {
  const bool present = has(key);
  const std::optional<std::string> value = text(key);
  if (!present) {
    problem(key, "is missing");
  } else if (value && trim(*value).empty()) {
    problem(key, "is empty");
  }
  return value.value_or("");
}

std::optional<std::string> Section::time(std::string_view key) {
  const Entry* entry = find(key);
  const bool native = entry && entry->value.kind == Value::Kind::kTime;
  const Value* value =
      take(key, native ? Value::Kind::kTime : Value::Kind::kText, "a date or time");
  if (!value) return std::nullopt;
  return value->text;
}

std::optional<std::string> Section::time_of_day(std::string_view key, std::string_view example) {
  static const Pattern kForm = Pattern::literal(R"(([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)");
  const std::optional<std::string> written = time(key);
  if (!written) return std::nullopt;
  std::string text(trim(*written));
  if (kForm.matches_all(text)) return text;
  problem(key, "'" + *written + "' is no time of day; write \"" + std::string(example) + "\"");
  return std::nullopt;
}

std::optional<std::int64_t> Section::integer(std::string_view key, std::int64_t least,
                                             std::int64_t most) {
  const Value* value = take(key, Value::Kind::kInteger, "a whole number");
  if (!value) return std::nullopt;
  if (value->integer < least || value->integer > most) {
    problem(key, value->text + " is out of range; it must lie between " + std::to_string(least) +
                     " and " + std::to_string(most));
    return std::nullopt;
  }
  return value->integer;
}

std::optional<bool> Section::boolean(std::string_view key) {
  const Value* value = take(key, Value::Kind::kBoolean, "true or false");
  if (!value) return std::nullopt;
  return value->boolean;
}

std::optional<Seconds> Section::duration(std::string_view key, Seconds least, Seconds most) {
  known_.emplace_back(key);
  const Entry* entry = find(key);
  if (!entry) return std::nullopt;
  const Value& value = entry->value;
  if (value.kind != Value::Kind::kText) {
    // The usual slip is a bare number: say what it should have been.
    problem(key,
            value.kind == Value::Kind::kInteger
                ? "'" + value.text + "' is no duration; write \"" + value.text + "s\""
                : "must be a duration such as \"60s\", not " + std::string(describe(value.kind)));
    return std::nullopt;
  }
  const std::optional<Seconds> duration = parse_duration(value.text);
  if (!duration) {
    problem(key, "'" + value.text + "' is no duration; write \"60s\", \"5m\", \"2h\" or \"3d\"");
    return std::nullopt;
  }
  if (*duration < least || *duration > most) {
    problem(key, "'" + value.text + "' is out of range; it must lie between \"" +
                     in_seconds(least) + "\" and \"" + in_seconds(most) + "\"");
    return std::nullopt;
  }
  return duration;
}

std::optional<std::vector<LocatedText>> Section::texts(std::string_view key) {
  const Value* list = take(key, Value::Kind::kArray, "a list of texts in [ ]");
  if (!list) return std::nullopt;
  std::vector<LocatedText> texts;
  for (const Value& item : list->items) {
    if (item.kind == Value::Kind::kText) {
      texts.push_back({item.text, item.line});
    } else {
      problem_at(item.line, key,
                 "each entry must be text in quotes, not " + std::string(describe(item.kind)));
    }
  }
  return texts;
}

Section Section::section(std::string_view key) {
  static const Value kEmpty{};
  const Value* table = take(key, Value::Kind::kTable, "a table [" + std::string(key) + "]");
  const std::string prefix = prefix_.empty() ? std::string(key) : prefix_ + "." + std::string(key);
  return Section(file_, prefix, table ? *table : kEmpty, problems_);
}

std::vector<Section> Section::sections(std::string_view key) {
  const std::string wanted = "a list of tables [[" + std::string(key) + "]]";
  const Value* list = take(key, Value::Kind::kArray, wanted);
  std::vector<Section> sections;
  if (!list) return sections;
  for (const Value& item : list->items) {
    if (item.kind == Value::Kind::kTable) {
      sections.emplace_back(file_, std::string(key), item, problems_);
    } else {
      problem_at(item.line, key, "must be " + wanted);
    }
  }
  return sections;
}

void Section::finish() {
  for (const Entry& entry : table_.entries) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    const std::string near = nearest(entry.key, known_);
    problem_at(entry.line, entry.key,
               near.empty() ? "unknown key" : "unknown key; did you mean '" + near + "'?");
  }
}

}  // namespace meldaan::config
