#include "cli/reading_view.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "util/text.h"

namespace meldaan::cli {
namespace {

// A stretch of the text that a value was read from, with the label that stands behind it.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string label;
};

// One line of the table under the text.
struct Row {
  std::string field;
  std::string value;
  double confidence = 0;
  std::string why;
};

class View {
 public:
  explicit View(Colour colour) : ansi_(colour == Colour::kAnsi) {}

  std::string bold(const std::string& text) const { return styled("1", text); }
  std::string dim(const std::string& text) const { return styled("2", text); }
  std::string marked(const std::string& text, const std::string& label) const {
    if (ansi_) return "\x1b[1;32m" + text + "\x1b[0m" + dim("‹" + label + "›");
    return "[" + text + "]‹" + label + "›";
  }

 private:
  std::string styled(const char* code, const std::string& text) const {
    return ansi_ ? std::string("\x1b[") + code + "m" + text + "\x1b[0m" : text;
  }
  bool ansi_;
};

template <class T>
void collect(const std::string& field, const Found<T>& found, std::vector<Row>& rows,
             std::vector<Mark>& marks) {
  rows.push_back({field, found.value, found.confidence, found.evidence.why});
  const Evidence& evidence = found.evidence;
  if (evidence.source == Source::kText && evidence.end > evidence.begin) {
    marks.push_back({evidence.begin, evidence.end, field});
  }
}

void collect_person(const PersonReading& person, std::vector<Row>& rows, std::vector<Mark>& marks) {
  if (person.name) collect("name", *person.name, rows, marks);
  if (person.email) collect("email", *person.email, rows, marks);
  if (person.school) collect("school", *person.school, rows, marks);
  if (person.foundation) collect("foundation", *person.foundation, rows, marks);
  for (const auto& group : person.groups) collect("group", group, rows, marks);
  for (const auto& topic : person.unclear_groups) collect("unclear", topic, rows, marks);
  for (const auto& topic : person.proposed_groups) collect("proposed", topic, rows, marks);
}

// Overlapping marks would tear the text apart: the first and longest of them is shown.
std::vector<Mark> disjoint(std::vector<Mark> marks, std::size_t text_size) {
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<Mark> kept;
  for (const Mark& mark : marks) {
    if (mark.end > text_size) continue;
    if (!kept.empty() && mark.begin < kept.back().end) {
      // A school that two people share is still one school.
      const bool same = mark.begin == kept.back().begin && mark.end == kept.back().end;
      if (same && kept.back().label != mark.label) kept.back().label += "," + mark.label;
      continue;
    }
    kept.push_back(mark);
  }
  return kept;
}

std::string marked_stretch(const View& view, const std::string& text, std::size_t begin,
                           std::size_t end, const std::vector<Mark>& marks) {
  std::string out;
  std::size_t at = begin;
  for (const Mark& mark : marks) {
    if (mark.begin < at || mark.end > end) continue;
    out += text.substr(at, mark.begin - at);
    out += view.marked(text.substr(mark.begin, mark.end - mark.begin), mark.label);
    at = mark.end;
  }
  return out + text.substr(at, end - at);
}

// The text zone by zone, each line behind the zone's name.
std::string marked_text(const View& view, const Reading& reading, const std::vector<Mark>& marks) {
  std::string out;
  for (const ZoneSpan& zone : reading.zones) {
    const std::string stretch = marked_stretch(view, reading.text, zone.begin, zone.end, marks);
    std::string margin = name_of(zone.zone);
    for (const std::string_view line : split_lines(stretch)) {
      char head[24];
      std::snprintf(head, sizeof head, "%11s | ", margin.c_str());
      out += view.dim(head) + std::string(line) + "\n";
      margin.clear();
    }
  }
  return out;
}

std::string table(const View& view, const std::vector<Row>& rows) {
  std::size_t width = 0;
  for (const Row& row : rows)
    width = std::max(width, std::min<std::size_t>(48, display_width(row.value)));
  std::string out;
  for (const Row& row : rows) {
    char field[16];
    char confidence[8];
    std::snprintf(field, sizeof field, "  %-11s", row.field.c_str());
    std::snprintf(confidence, sizeof confidence, "%4.2f", row.confidence);
    const std::size_t columns = display_width(row.value);
    out += field + view.bold(row.value) + std::string(columns < width ? width - columns : 0, ' ') +
           "  " + confidence + (row.confidence < kSure ? " (not sure: asked for)" : "") + "  " +
           view.dim(row.why) + "\n";
  }
  return out;
}

std::string sender_line(const Address& sender) {
  if (sender.address.empty() && sender.name.empty()) return "(nobody)";
  return (sender.name.empty() ? "" : sender.name + " ") + "<" + sender.address + ">";
}

}  // namespace

std::string reading_view(const std::string& file, const IncomingMail& mail, const Reading& reading,
                         const desk::Judgement& judgement, Colour colour) {
  const View view(colour);
  std::vector<Mark> marks;
  std::string people;
  for (std::size_t i = 0; i < reading.people.size(); ++i) {
    std::vector<Row> rows;
    collect_person(reading.people[i], rows, marks);
    const bool sender = reading.people[i].is_sender;
    people += "person " + std::to_string(i + 1) + (sender ? " (the sender)" : "") + "\n" +
              table(view, rows);
  }

  std::string out = view.bold(file) + "\n";
  out += "from: " + sender_line(mail.sender()) + "\n";
  out += "subject: " + (mail.subject.empty() ? "(none)" : mail.subject) + "\n\n";
  out +=
      marked_text(view, reading, disjoint(std::move(marks), reading.text.size())) + "\n" + people;
  out += "intent: " + std::string(name_of(reading.intent)) + "  " +
         view.dim(reading.intent_evidence.why) + "\n";
  out +=
      "outcome: " + view.bold(name_of(judgement.outcome)) + "  " + view.dim(judgement.why) + "\n";
  for (const Missing missing : judgement.missing)
    out += "missing: " + std::string(name_of(missing)) + "\n";
  if (reading.has_question) out += "also asks something that a person must answer\n";
  for (const Attachment& attachment : mail.attachments) {
    out += "attached: " + attachment.filename + " (" + attachment.media_type + ")\n";
  }
  for (const std::string& defect : mail.defects) out += view.dim("defect: " + defect) + "\n";
  return out;
}

}  // namespace meldaan::cli
