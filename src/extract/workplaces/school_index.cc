#include "extract/workplaces/school_index.h"

#include <algorithm>

#include "extract/text/edit_distance.h"
#include "util/text.h"

namespace meldaan::extract {
namespace {

// The words that tell schools apart: no kind of school, no town behind the name, no article.
std::string key_of(std::string_view name, const PhraseBook& phrases) {
  const Document document{std::string(name)};
  const Cues cues = phrases.find(document);
  std::string key;
  for (std::size_t i = 0; i < document.size(); ++i) {
    const bool telling = document[i].kind != TokenKind::kPunctuation &&
                         !cues.covers(List::kSchoolType, i) && !cues.covers(List::kParticle, i) &&
                         !cues.covers(List::kLocation, i) && !cues.covers(List::kLocationWord, i);
    if (telling) key += document.folded(i);
  }
  return key;
}

std::string domain_of_website(std::string_view website) {
  const std::string lower = ascii_lower(trim(website));
  std::string_view host = lower;
  for (const std::string_view prefix : {"https://", "http://", "www."}) {
    if (host.starts_with(prefix)) host.remove_prefix(prefix.size());
  }
  return std::string(host.substr(0, host.find('/')));
}

// All that the writer says, folded, for looking up towns in it.
std::string spoken(const Part& body) {
  std::string text = " ";
  for (std::size_t i = 0; i < body.document().size(); ++i) {
    if (!is_about_sender(body.document()[i].zone)) continue;
    text += body.document().folded(i);
    text += ' ';
  }
  return text;
}

bool same_board(const School& a, const School& b) {
  return a.board_number == b.board_number;
}

}  // namespace

SchoolIndex::SchoolIndex(std::vector<School> schools, const PhraseBook& phrases) {
  for (School& school : schools) {
    Entry entry;
    entry.key = key_of(school.name, phrases);
    entry.town = fold(school.town);
    entry.domain = domain_of_website(school.website);
    entry.school = std::move(school);
    if (entry.key.empty()) continue;
    by_key_[entry.key].push_back(entries_.size());
    by_length_[entry.key.size()].push_back(entries_.size());
    entries_.push_back(std::move(entry));
  }
}

std::vector<const SchoolIndex::Entry*> SchoolIndex::named(const std::string& key) const {
  std::vector<const Entry*> found;
  if (const auto at = by_key_.find(key); at != by_key_.end()) {
    for (const std::size_t number : at->second) found.push_back(&entries_[number]);
  }
  return found;
}

std::vector<const SchoolIndex::Entry*> SchoolIndex::nearly_named(const std::string& key) const {
  std::vector<const Entry*> found;
  EditDistance distance(key);
  const std::size_t reach = allowed_errors(key.size());
  for (std::size_t length = key.size() - reach; reach > 0 && length <= key.size() + reach;
       ++length) {
    const auto at = by_length_.find(length);
    if (at == by_length_.end()) continue;
    for (const std::size_t number : at->second) {
      if (distance.to(entries_[number].key, reach) <= reach) found.push_back(&entries_[number]);
    }
  }
  return found;
}

const School* SchoolIndex::find(std::string_view name, const Part& body,
                                std::string_view sender_domain, const PhraseBook& phrases) const {
  if (entries_.empty()) return nullptr;
  const std::string key = key_of(name, phrases);
  if (key.empty()) return nullptr;
  std::vector<const Entry*> found = named(key);
  const bool misspelt = found.empty();
  if (misspelt) found = nearly_named(key);

  const std::string text = spoken(body);
  const auto speaks_for = [&](const Entry* entry) {
    return text.find(" " + entry->town + " ") != std::string::npos ||
           (!entry->domain.empty() && entry->domain == sender_domain);
  };
  const bool supported = std::any_of(found.begin(), found.end(), speaks_for);
  if (misspelt && !supported) return nullptr;
  if (supported) std::erase_if(found, [&](const Entry* entry) { return !speaks_for(entry); });
  if (found.empty()) return nullptr;
  const School& first = found.front()->school;
  const bool one_board = std::all_of(found.begin(), found.end(), [&](const Entry* entry) {
    return same_board(entry->school, first);
  });
  return one_board ? &first : nullptr;
}

}  // namespace meldaan::extract
