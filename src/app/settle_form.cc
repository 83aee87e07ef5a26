#include "app/settle_form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/drawn_lines.h"
#include "util/text.h"

namespace meldaan::app {
namespace {

using Member = std::optional<std::string> FormPerson::*;

struct Line {
  const char* label;
  const char* list;  // of the lexicon: what else the label may be called
  Member member;
};
constexpr std::array<Line, 5> kLines = {{
    {"Naam", "label_name", &FormPerson::name},
    {"E-mail", "label_email", &FormPerson::email},
    {"School", "label_school", &FormPerson::school},
    {"Stichting", "label_foundation", &FormPerson::foundation},
    {"Groepen", "label_group", &FormPerson::groups},
}};

// Each short enough that no mail program wraps it.
constexpr std::array<const char*, 4> kHelp = {
    "# Vul aan of verbeter, en verstuur. Groepen: met ; ertussen.",
    "# Of schrijf alleen een van deze woorden:",
    "#   samenvoegen   negeren   akkoord   afmelden",
    "# Of in een zin wat er klopt: school is OBS De Linde",
};

constexpr std::size_t kLongestValue = 500;

struct Labelled {
  Member member = nullptr;
  std::string value;
};

bool is_label(std::string_view text, const Line& line, const std::vector<Lexicon>& lexicons) {
  const std::string label = fold(collapse_spaces(text));
  if (label == fold(line.label)) return true;
  return std::any_of(lexicons.begin(), lexicons.end(), [&](const Lexicon& lexicon) {
    const auto& phrases = lexicon.list(line.list);
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const Lexicon::Phrase& phrase) { return fold(phrase.text) == label; });
  });
}

std::optional<Labelled> labelled(std::string_view line, const std::vector<Lexicon>& lexicons) {
  const std::size_t bullet = line.find_first_not_of(" \t-*");
  if (bullet == std::string_view::npos) return std::nullopt;
  line.remove_prefix(bullet);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  for (const Line& one : kLines) {
    if (!is_label(line.substr(0, colon), one, lexicons)) continue;
    std::string value = collapse_spaces(line.substr(colon + 1));
    while (!value.empty() && (value.back() == ';' || value.back() == ','))
      value = std::string(trim(std::string_view(value).substr(0, value.size() - 1)));
    value.resize(utf8_prefix(value, kLongestValue));
    return Labelled{one.member, std::move(value)};
  }
  return std::nullopt;
}

// Groups may have a line each; a second line of any other kind begins another person.
void put(const Labelled& line, std::vector<FormPerson>& people) {
  const bool again = !people.empty() && people.back().*line.member;
  if (again && line.member == &FormPerson::groups) {
    people.back().*line.member = *(people.back().*line.member) + "; " + line.value;
    return;
  }
  if (people.empty() || again) people.emplace_back();
  people.back().*line.member = line.value;
}

// "School: OBS De Esch, groepen: taal" in one line is read as words are.
bool holds_another_label(std::string_view value, const std::vector<Lexicon>& lexicons) {
  for (std::size_t colon = value.find(':'); colon != std::string_view::npos;
       colon = value.find(':', colon + 1)) {
    const std::string_view before = trim(value.substr(0, colon));
    const std::string_view word = before.substr(before.find_last_of(" ,;") + 1);
    if (std::any_of(kLines.begin(), kLines.end(),
                    [&](const Line& line) { return is_label(word, line, lexicons); }))
      return true;
  }
  return false;
}

std::string unreserved_only(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      encoded += c;
    } else {
      encoded += '%';
      encoded += kHex[byte >> 4];
      encoded += kHex[byte & 15];
    }
  }
  return encoded;
}

// A program that turned our line breaks into spaces leaves all labels in one line, and our help
// behind them, which is dropped.
std::string with_a_line_each(std::string_view words) {
  std::string lines;
  for (const std::string_view line : split_lines(words)) {
    std::string parted = collapse_spaces(line);
    parted.resize(std::min(parted.find(" # "), parted.size()));
    std::size_t labels = 0;
    for (const Line& one : kLines) {
      const std::string label = std::string(one.label) + ":";
      labels += parted.find(label) != std::string::npos;
      parted = replace_all(std::move(parted), " " + label, "\n" + label);
    }
    lines += (labels < kLines.size() ? std::string(line) : parted) + "\n";
  }
  return lines;
}

// Without a name in the header her address may tell it: "Anke de Boer", anke@….
bool is_name_of(std::string_view line, const Address& writer) {
  const std::string words = fold(collapse_spaces(line));
  const std::string name = fold(collapse_spaces(writer.name));
  if (words.empty()) return false;
  const std::string local = fold(writer.address.substr(0, writer.address.find('@')));
  if (name.empty() || name.find('@') != std::string::npos)
    return first_word(words) == local.substr(0, local.find_first_of("._-"));
  return words == name || words == first_word(name);
}

// Outlook writes "anke@x.nl<mailto:anke@x.nl>" where html has a link, older ones with brackets.
std::string without_links(std::string_view words) {
  std::string text;
  for (std::size_t at = 0; at < words.size();) {
    const bool opens = words[at] == '<' || words[at] == '[';
    if (opens && starts_with_ignoring_case(words.substr(at + 1), "mailto:")) {
      const std::size_t end = words.find_first_of(">]\n", at);
      if (end != std::string_view::npos && words[end] != '\n') {
        at = end + 1;
        continue;
      }
    }
    text += words[at++];
  }
  return text;
}

// Lines of one person as we write them all, between others; what is left empty says nothing.
std::vector<FormPerson> written_in(std::string_view text, const std::vector<Lexicon>& lexicons) {
  std::vector<FormPerson> people;
  FormPerson person;
  std::size_t next = 0;
  for (std::string_view line : split_lines(text)) {
    line.remove_prefix(std::min(line.find_first_not_of("> \t"), line.size()));
    if (trim(line).empty()) continue;
    const std::optional<Labelled> found = labelled(trim(line), lexicons);
    if (!found || found->member != kLines[next].member) {
      next = 0;
      person = {};
      if (!found || found->member != kLines[next].member) continue;
    }
    if (!found->value.empty()) person.*found->member = found->value;
    if (++next < kLines.size()) continue;
    people.push_back(std::move(person));
    person = {};
    next = 0;
  }
  return people;
}

std::string said(const FormPerson& person, Member member) {
  return fold(collapse_spaces((person.*member).value_or("")));
}

// The one who passes the test, of those who are left; nullopt where several do, or nobody.
template <class Test>
std::optional<std::size_t> only_one(const std::vector<FormPerson>& offered,
                                    const std::vector<bool>& taken, Test test) {
  std::optional<std::size_t> found;
  for (std::size_t who = 0; who < offered.size(); ++who) {
    if (taken[who] || !test(offered[who])) continue;
    if (found) return std::nullopt;
    found = who;
  }
  return found;
}

// Whether the lines say what is not known of that person, and nothing else about who it is.
bool completes(const FormPerson& lines, const FormPerson& person) {
  bool adds = false;
  for (const Line& line : kLines) {
    if (said(lines, line.member).empty()) continue;
    const bool is_known = !said(person, line.member).empty();
    const bool is_who = line.member == &FormPerson::name || line.member == &FormPerson::email;
    if (is_who && is_known) return false;
    adds = adds || !is_known;
  }
  return adds &&
         (said(lines, &FormPerson::name).empty() || said(person, &FormPerson::name).empty());
}

bool is_quoted(Zone zone) {
  return zone == Zone::kQuoteHead || zone == Zone::kQuoted || zone == Zone::kForwarded;
}

bool is_own(Zone zone) {
  return zone == Zone::kOwn || zone == Zone::kInvitation;
}

}  // namespace

Form read_form(std::string_view words, const std::vector<Lexicon>& lexicons) {
  Form form;
  Member last = nullptr;  // of the line before, where that may have been wrapped
  const std::string lines = with_a_line_each(without_links(words));
  for (const std::string_view line : split_lines(lines)) {
    const std::string_view text = trim(line);
    if (text.starts_with('#') || is_drawn_line(text)) continue;
    const std::optional<Labelled> found = labelled(text, lexicons);
    if (found && !holds_another_label(found->value, lexicons)) {
      put(*found, form.people);
      last = text.size() >= kWrapsFrom || text.ends_with(';') ? found->member : nullptr;
    } else if (last != nullptr && !text.empty()) {
      std::string& value = *(form.people.back().*last);
      value = collapse_spaces(value + " " + std::string(text));
      value.resize(utf8_prefix(value, kLongestValue));
      if (text.size() < kWrapsFrom) last = nullptr;
    } else {
      last = nullptr;
      form.rest += std::string(line) + "\n";
    }
  }
  form.rest = trim(form.rest);
  return form;
}

FormPerson form_of(const Person& person, const Event& event) {
  std::vector<std::string> groups;
  for (const GroupId& id : person.groups) {
    const Group* group = event.find(id);
    groups.push_back(group != nullptr ? group->title : id);
  }
  groups.insert(groups.end(), person.proposed_groups.begin(), person.proposed_groups.end());
  return {person.name, person.email, person.school, person.foundation, join(groups, "; ")};
}

std::string write_form(const std::vector<Person>& people, const Event& event, bool with_help,
                       Offer offer) {
  std::string text;
  for (const Person& person : people) {
    const FormPerson form = form_of(person, event);
    for (const Line& line : kLines) {
      text += std::string(line.label) + ": " + collapse_spaces((form.*line.member).value_or("")) +
              "\r\n";
    }
    text += "\r\n";
  }
  if (!with_help) return text;
  for (const char* line : kHelp) {
    std::string help = line;
    if (!offer.accept) help = replace_all(std::move(help), "   akkoord", "");
    // Of two that may be one a bare "afmelden" would not say which.
    help = replace_all(std::move(help), offer.merge ? "   afmelden" : "   samenvoegen", "");
    text += help + "\r\n";
  }
  return text;
}

std::string own_words(const Reading& reading, const Address& writer,
                      const std::vector<Lexicon>& lexicons) {
  std::string words;
  for (const ZoneSpan& span : reading.zones) {
    if (is_quoted(span.zone)) continue;
    const std::string_view text =
        std::string_view(reading.text).substr(span.begin, span.end - span.begin);
    if (is_own(span.zone)) {
      words += text;
      continue;
    }
    for (const std::string_view line : split_lines(text)) {
      if (labelled(trim(line), lexicons)) words += "\n" + std::string(line) + "\n";
    }
  }
  std::string kept;
  for (const std::string_view line : split_lines(words)) {
    if (!is_name_of(line, writer)) kept += std::string(line) + "\n";
  }
  return kept;
}

std::vector<FormPerson> quoted_form(const Reading& reading, const std::vector<Lexicon>& lexicons) {
  std::string quoted;
  for (const ZoneSpan& span : reading.zones) {
    if (is_quoted(span.zone)) quoted.append(reading.text, span.begin, span.end - span.begin);
  }
  return written_in(without_links(quoted), lexicons);
}

void find_whose(Form& form, const std::vector<FormPerson>& offered) {
  std::vector<std::optional<std::size_t>>& whose = form.whose;
  whose.assign(form.people.size(), std::nullopt);
  std::vector<bool> taken(offered.size(), false);
  const auto give = [&](std::size_t i, std::optional<std::size_t> who) {
    if (whose[i] || !who) return;
    whose[i] = who;
    if (*who < taken.size()) taken[*who] = true;
  };
  for (const Member member : {&FormPerson::name, &FormPerson::email}) {
    for (std::size_t i = 0; i < form.people.size(); ++i)
      give(i, only_one(offered, taken, [&](const FormPerson& one) {
             return !said(one, member).empty() && said(one, member) == said(form.people[i], member);
           }));
  }
  // Nobody is missing: who has another name now was corrected, and what is over is new.
  if (form.people.size() >= offered.size()) {
    std::size_t next = 0;
    for (std::size_t i = 0; i < form.people.size(); ++i) {
      while (next < taken.size() && taken[next]) ++next;
      give(i, i < taken.size() && !taken[i] ? i : next);
      if (next >= taken.size() && whose[i] == next) ++next;
    }
    return;
  }
  for (std::size_t i = 0; i < form.people.size(); ++i)
    give(i, only_one(offered, taken,
                     [&](const FormPerson& one) { return completes(form.people[i], one); }));
}

Form without_offered(Form form, const std::vector<FormPerson>& offered) {
  find_whose(form, offered);
  for (std::size_t i = 0; i < form.people.size(); ++i) {
    if (!form.whose[i] || *form.whose[i] >= offered.size()) continue;
    for (const Line& line : kLines) {
      std::optional<std::string>& value = form.people[i].*line.member;
      if (value && collapse_spaces(*value) ==
                       collapse_spaces((offered[*form.whose[i]].*line.member).value_or("")))
        value.reset();
    }
  }
  return form;
}

std::vector<std::string> lines_of(const FormPerson& person) {
  std::vector<std::string> lines;
  for (const Line& line : kLines) {
    if (person.*line.member)
      lines.push_back(std::string(line.label) + ": " + *(person.*line.member));
  }
  return lines;
}

std::string mailto(std::string_view address, std::string_view subject, std::string_view body) {
  const std::size_t at = address.rfind('@');
  const std::string local = unreserved_only(address.substr(0, at));
  const std::string domain =
      at == std::string_view::npos ? "" : "@" + unreserved_only(address.substr(at + 1));
  return "mailto:" + local + domain + "?subject=" + unreserved_only(subject) +
         "&body=" + unreserved_only(body);
}

}  // namespace meldaan::app
