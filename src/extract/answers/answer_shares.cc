#include "extract/answers/answer_shares.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extract/text/names.h"
#include "extract/text/numerals.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

std::size_t several(const std::vector<bool>& who) {
  return static_cast<std::size_t>(std::count(who.begin(), who.end(), true));
}

std::vector<bool> both_of(std::vector<bool> one, const std::vector<bool>& other) {
  for (std::size_t i = 0; i < one.size(); ++i) one[i] = one[i] || other[i];
  return one;
}

}  // namespace

AnswerShares::AnswerShares(const Part& body, const Findings& findings,
                           const Expectation& expectation, std::optional<std::int64_t> writer)
    : body_(body),
      findings_(findings),
      document_(body.document()),
      cues_(body.cues()),
      expectation_(expectation) {
  const auto& all = expectation.registrations;
  for (std::size_t i = 0; writer && i < all.size(); ++i) {
    if (all[i] == *writer) writer_ = i;
  }
}

// Where the name that begins at this token ends; several may be called by a first name.
std::size_t AnswerShares::named_at(std::size_t token, std::vector<bool>& who) const {
  std::size_t longest = token;
  for (std::size_t i = 0; i < expectation_.people.size(); ++i) {
    const std::string& name = called(expectation_.people[i]);
    if (call_name(name).size() < 2 || document_.folded(token) != call_name(name)) continue;
    const std::string words = " " + fold(name) + " ";
    std::size_t end = token + 1;
    while (end < document_.size() && !document_.breaks_after(end - 1) && document_.is_word(end) &&
           words.find(" " + std::string(document_.folded(end)) + " ") != std::string::npos)
      ++end;
    if (end < longest) continue;
    if (end > longest) who = nobody();
    longest = end;
    who[i] = true;
  }
  return longest;
}

std::optional<AnswerShares::Item> AnswerShares::people_at(std::size_t token,
                                                          const Range& line) const {
  Item item{Item::Kind::kPeople, {token, token}, nobody()};
  if (document_.is_word(token)) item.range.end = named_at(token, item.who);
  if (item.range.end > token) return item;
  if (writer_ && cues_.at(List::kFirstPerson, token)) {
    item.who[*writer_] = true;
    item.range.end = cues_.end_at(List::kFirstPerson, token);
    return item;
  }
  if (!cues_.at(List::kTheOthers, token)) return std::nullopt;
  std::vector<bool> named = nobody();
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (document_.is_word(i)) named_at(i, named);
    if (writer_ && cues_.at(List::kFirstPerson, i)) named[*writer_] = true;
  }
  for (std::size_t i = 0; i < named.size(); ++i) item.who[i] = !named[i];
  item.range.end = cues_.end_at(List::kTheOthers, token);
  return item;
}

// By name or by number.
bool AnswerShares::chooses_at(std::size_t token) const {
  if (document_[token].kind == TokenKind::kNumber && !expectation_.choices.empty())
    return !names_no_line(document_, cues_, body_.sentences(), token);
  return body_.is_of_group(token) ||
         std::any_of(findings_.wishes.begin(), findings_.wishes.end(),
                     [&](const Wish& wish) { return wish.mention.name.contains(token); });
}

bool AnswerShares::chooses_in(const Range& line) const {
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (chooses_at(i)) return true;
  }
  return false;
}

bool AnswerShares::is_value(std::size_t token, const Range& line) const {
  if (chooses_at(token)) return true;
  return !chooses_in(line) &&
         std::any_of(body_.places().begin(), body_.places().end(),
                     [&](const Place& place) { return place.range.contains(token); });
}

bool AnswerShares::only_joins(const Range& between) const {
  for (std::size_t i = between.begin; i < between.end; ++i) {
    const bool small = document_.is_mark(i, ',') || document_.is_mark(i, '&') ||
                       document_.is_mark(i, '+') || document_.is_mark(i, '/') ||
                       cues_.covers(List::kAnd, i) || cues_.covers(List::kOnBehalfOf, i) ||
                       cues_.covers(List::kAlso, i);
    if (!small) return false;
  }
  return true;
}

std::vector<AnswerShares::Item> AnswerShares::items_in(const Range& line) const {
  std::vector<Item> items;
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (auto people = people_at(i, line)) {
      i = std::max(i, people->range.end - 1);
      items.push_back(*std::move(people));
    } else if (is_value(i, line)) {
      items.push_back({Item::Kind::kValue, {i, i + 1}, {}});
    } else if (cues_.at(List::kAlso, i) && !items.empty() &&
               items.back().kind == Item::Kind::kPeople) {
      items.push_back({Item::Kind::kAsBefore, {i, i + 1}, {}});
    }
  }
  // "Lisa doet ook 11" says what it is.
  for (std::size_t i = 0; i + 1 < items.size();) {
    const bool said =
        items[i].kind == Item::Kind::kAsBefore && items[i + 1].kind == Item::Kind::kValue;
    said ? void(items.erase(items.begin() + static_cast<std::ptrdiff_t>(i))) : void(++i);
  }
  join_people(items);
  return items;
}

// "Lisa en Ahmed"; but of "ik denk dat Lisa" it is Lisa alone.
void AnswerShares::join_people(std::vector<Item>& items) const {
  for (std::size_t i = 0; i + 1 < items.size();) {
    Item& one = items[i];
    Item& next = items[i + 1];
    if (one.kind != Item::Kind::kPeople || next.kind != Item::Kind::kPeople) {
      ++i;
      continue;
    }
    if (only_joins({one.range.end, next.range.begin})) {
      next.who = both_of(next.who, one.who);
      next.range.begin = one.range.begin;
    }
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

std::vector<Share> AnswerShares::of(const Range& line) const {
  std::vector<Item> items = items_in(line);
  std::vector<bool> named = nobody();
  bool chosen = false;
  for (const Item& item : items) {
    if (item.kind == Item::Kind::kPeople) named = both_of(named, item.who);
    chosen = chosen || item.kind == Item::Kind::kValue;
  }
  if (several(named) == 0) return {{line, std::vector<bool>(expectation_.people.size(), true)}};
  if (several(named) == 1 || !chosen) {
    // "Ik werk op De Springplank", for all who were asked about.
    const bool writer_alone = writer_ && named[*writer_] && several(named) == 1;
    const bool tells_all =
        writer_alone && (!chooses_in(line) || is_complete(expectation_.people[*writer_]));
    return {{line, tells_all ? std::vector<bool>(named.size(), true) : named}};
  }
  return shares(items, line);
}

std::vector<Share> AnswerShares::shares(const std::vector<Item>& items, const Range& line) const {
  const auto is_people = [](const Item& item) { return item.kind == Item::Kind::kPeople; };
  const bool first = is_people(items.front());
  if (first && !is_people(items.back())) return led(items, line);
  if (!first && is_people(items.back())) return trailed(items, line);
  return by_clause(line);
}

// "Piet 17, Lisa ook, Ahmed 11": what follows them is theirs.
std::vector<Share> AnswerShares::led(const std::vector<Item>& items, const Range& line) const {
  std::vector<Share> result;
  std::size_t chosen = 0;  // the last that says what is chosen
  for (const Item& item : items) {
    if (item.kind == Item::Kind::kPeople) {
      if (!result.empty()) result.back().range.end = item.range.begin;
      result.push_back({{item.range.begin, line.end}, item.who});
    } else if (item.kind == Item::Kind::kValue) {
      chosen = result.size() - 1;
    } else {
      result[chosen].of = both_of(result[chosen].of, result.back().of);
    }
  }
  return result;
}

// "17 voor Piet, 20 voor Lisa": what stands before them is theirs.
std::vector<Share> AnswerShares::trailed(const std::vector<Item>& items, const Range& line) const {
  std::vector<Share> result;
  std::size_t begin = line.begin;
  for (const Item& item : items) {
    if (item.kind != Item::Kind::kPeople) continue;
    result.push_back({{begin, item.range.end}, item.who});
    begin = item.range.end;
  }
  return result;
}

// "Lisa 20, en Gedrag voor mij": each clause by itself.
std::vector<Share> AnswerShares::by_clause(const Range& line) const {
  std::vector<Share> result;
  std::size_t begin = line.begin;
  for (std::size_t i = line.begin; i <= line.end; ++i) {
    const bool cut = i == line.end || parts_clauses(document_, i) || document_.is_mark(i, '.') ||
                     document_.is_mark(i, '!');
    if (!cut) continue;
    const Range clause{begin, i};
    begin = i + 1;
    std::vector<bool> who = nobody();
    std::size_t turns = 0;
    const std::vector<Item> items = items_in(clause);
    for (std::size_t k = 0; k < items.size(); ++k) {
      if (items[k].kind == Item::Kind::kPeople) who = both_of(who, items[k].who);
      if (k > 0 && items[k].kind != items[k - 1].kind) ++turns;
    }
    if (turns == 1) result.push_back({clause, who});
  }
  return result;
}

}  // namespace meldaan::extract
