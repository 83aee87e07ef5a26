#include "extract/layout/fields.h"

#include <algorithm>

#include "extract/layout/labels.h"
#include "extract/text/sentences.h"

namespace meldaan::extract {
namespace {

bool may_hold_field(Zone zone) {
  return zone == Zone::kOwn || zone == Zone::kSignature || zone == Zone::kClosing;
}

// Sixty people's forms of ten lines, and some more; what follows is read as text. Places and wishes
// look at every field for every word.
constexpr std::size_t kMostLabels = 800;

struct LabelAt {
  std::vector<List> lists;
  Range range;             // the label's words
  std::size_t value = 0;   // the first token behind its separator
  bool separated = false;  // a colon or dash stands behind it
  bool whole_line = false;
};

class FieldFinder {
 public:
  FieldFinder(const Document& document, const Cues& cues, const Sentences& sentences,
              const std::vector<Mention>& mentions)
      : document_(document),
        cues_(cues),
        mentions_(mentions),
        sentences_(sentences),
        tables_(find_tables(document, cues, mentions)) {}

  Fields find() {
    collect_labels();
    drop_unseparated();
    Fields fields;
    for (std::size_t i = 0; i < labels_.size(); ++i) fields.all.push_back(field_of(i));
    add_cells(fields);
    add_answered(fields);
    fields.tables = std::move(tables_);
    return fields;
  }

 private:
  void add_cells(Fields& fields) const {
    for (const Table& table : tables_) {
      for (const std::vector<Range>& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
          if (table.columns[i].empty() || row[i].empty() || fields.all.size() >= kMostLabels)
            continue;
          Field field{table.columns[i], table.heads[i], row[i], false, true};
          field.unknown = is_unknown(field);
          fields.all.push_back(std::move(field));
        }
      }
    }
  }

  // "n.v.t.", and "die hoor ik vrijdag pas": no school says "ik".
  bool is_unknown(const Field& field) const {
    // "Invalpool Oost" is an organisation's name, "invalpool" an excuse.
    const std::size_t unknown = cues_.end_at(List::kUnknownValue, field.value.begin);
    const bool named = unknown < field.value.end && document_[unknown].capital &&
                       document_[field.value.begin].capital &&
                       !cues_.at(List::kNegation, field.value.begin);
    if (unknown > field.value.begin && !named) return true;
    const bool place = field.has(List::kLabelSchool) || field.has(List::kLabelFoundation);
    if (!place || field.value.empty()) return false;
    // "de Kamper ik in Zuna": a name that a telephone split.
    const std::size_t head =
        field.value.begin + (cues_.at(List::kArticle, field.value.begin) ? 1 : 0);
    if (head < field.value.end && document_[head].capital) return false;
    Range clause = sentences_.clause_of(document_, field.value.begin);
    clause.end = bracket_in(document_, {field.value.begin, clause.end});
    return cues_.any(List::kFirstPerson, clause);
  }

  bool in_table(std::size_t token) const {
    return std::any_of(tables_.begin(), tables_.end(),
                       [token](const Table& table) { return table.range.contains(token); });
  }

  // "> Vermeld hierin je naam," with the answer on the line below.
  void add_answered(Fields& fields) const {
    const auto& lines = document_.lines();
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      const Line& asks = lines[i];
      const Line& answers = lines[i + 1];
      if (asks.empty() || answers.empty() || fields.all.size() >= kMostLabels) continue;
      const Zone zone = document_[asks.first].zone;
      const bool quoted = zone == Zone::kQuoted || zone == Zone::kInvitation;
      if (!quoted || document_[answers.first].zone != Zone::kOwn) continue;
      Field field;
      field.label = {asks.first, asks.last};
      field.labels = labels_in(field.label);
      field.value = behind_slip({answers.first, answers.last});
      if (field.value.empty() || cues_.any(List::kNegation, field.value)) continue;
      field.unknown = is_unknown(field);
      if (!field.labels.empty()) fields.all.push_back(std::move(field));
    }
  }

  // "Moet zijn: OBS De Brug", "nee, OBS De Brug"
  Range behind_slip(Range answer) const {
    const std::size_t end = cues_.end_at(List::kSlip, answer.begin);
    const bool parted =
        end > answer.begin && (document_.is_mark(end, ':') || document_.is_mark(end, ','));
    if (parted) answer.begin = std::min(end + 1, answer.end);
    return answer;
  }

  // What a line of the quotation asks for; nothing where it asks for different things.
  std::vector<List> labels_in(const Range& range) const {
    std::vector<List> lists;
    for (std::size_t token = range.begin; token < range.end; ++token) {
      std::vector<List> found;
      // "de groep waar je belangstelling voor hebt": no label for places.
      if (cues_.at(List::kAsksToTell, token)) continue;
      const std::size_t end = label_end(document_, cues_, token, range.end, found);
      if (end == token) continue;
      if (!lists.empty() && lists != found) return {};
      lists = std::move(found);
      token = end - 1;
    }
    return lists;
  }

  std::size_t line_of(std::size_t token) const { return document_[token].line; }
  std::size_t line_end(std::size_t token) const { return document_.lines()[line_of(token)].last; }

  void collect_labels() {
    for (const Line& line : document_.lines()) {
      std::size_t token = line.first;
      if (!line.empty() && in_table(token)) continue;
      // Bullets, numbers and the asterisks of bold text.
      while (token < line.last && document_[token].kind == TokenKind::kPunctuation) ++token;
      // Nor what a mail program broke: "twee leden van ons College van | Bestuur: mevrouw …".
      const bool begins_line = line.first == 0 || line.first >= document_.size() ||
                               document_.breaks_after(line.first - 1) ||
                               document_[line.first - 1].kind == TokenKind::kPunctuation;
      for (bool first = begins_line; token < line.last; ++token, first = false) {
        if (!may_hold_field(document_[token].zone)) continue;  // a greeting may begin the line
        const bool begins = first || parts_clauses(document_, token - 1) ||
                            document_.is_mark(token - 1, '.') || document_.is_mark(token - 1, '!');
        LabelAt label;
        if (!begins && !may_be_next(token)) continue;
        if (!read_label(label, token, line, first) || is_of_group(label)) continue;
        if (!begins && !label.separated) continue;
        if (labels_.size() == kMostLabels) return;
        labels_.push_back(label);
        token = std::max(token, label.value > token ? label.value - 1 : token);
      }
    }
  }

  // "Naam= Jan Bos School= De Brug", "naam: Jan Bos   school: De Brug": where one label began the
  // line, the next needs no mark before it.
  bool may_be_next(std::size_t token) const {
    if (labels_.empty() || !labels_.back().separated) return false;
    const LabelAt& before = labels_.back();
    return line_of(before.range.begin) == line_of(token) && before.value < token;
  }

  bool is_of_group(const LabelAt& label) const {
    const bool place =
        label.lists.front() == List::kLabelSchool || label.lists.front() == List::kLabelFoundation;
    return place && std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& mention) {
             return mention.name.contains(label.range.end - 1);
           });
  }

  bool read_label(LabelAt& label, std::size_t token, const Line& line, bool first) const {
    label.range = {token, label_end(document_, cues_, token, line.last, label.lists)};
    const bool simple = !label.range.empty() && separator(label, line, first);
    if (simple && (label.separated || label.whole_line)) return true;
    LabelAt phrase = label;
    return read_phrase(phrase, token, line) ? (label = std::move(phrase), true) : simple;
  }

  bool read_phrase(LabelAt& label, std::size_t token, const Line& line) const {
    label.lists.clear();
    label.range.end = phrase_label_end(document_, cues_, token, line.last, label.lists);
    label.value = label.range.end;
    if (label.range.empty() || label.value >= line.last) return false;
    if (document_.is_mark(label.value, ':') || document_.is_mark(label.value, '=')) ++label.value;
    label.separated = true;
    return label.value < line.last && may_begin_value(label.value);
  }

  // A name or what stands before one; else a sentence goes on behind the colon.
  bool may_begin_value(std::size_t token) const {
    // "Ik werk: op de Brug"
    if (cues_.at(List::kAtSchool, token) && token + 1 < document_.size() &&
        !document_.breaks_after(token))
      ++token;
    return document_[token].capital || cues_.at(List::kArticle, token) ||
           cues_.at(List::kSchoolType, token) || cues_.at(List::kFoundationType, token) ||
           cues_.at(List::kOrganisationType, token) || cues_.at(List::kUnknownValue, token);
  }

  // Behind bold text's asterisks and the leader of a form: "School . . . . : De Brug".
  std::size_t behind_leader(std::size_t at, std::size_t stop) const {
    while (at < stop && document_.is_mark(at, '*')) ++at;
    std::size_t dots = at;
    while (dots < stop && (document_.is_mark(dots, '.') || document_.is_mark(dots, '_') ||
                           document_.original(dots) == "\u2026"))
      ++dots;
    const bool leads =
        dots > at + 1 || (dots > at && (document_.original(at) == "\u2026" ||
                                        (dots < stop && document_.is_mark(dots, ':'))));
    return leads ? dots : at;
  }

  // Whether what stands behind the words makes them a label. Within a line only a colon does.
  bool separator(LabelAt& label, const Line& line, bool first) const {
    std::size_t at = label.range.end;
    at = behind_leader(at, line.last);
    label.value = at;
    label.whole_line = first && at >= line.last;
    if (at >= line.last) return label.whole_line;
    // "School? De Brug"
    const bool asked = document_.is_mark(at, '?') && at + 1 < line.last &&
                       (may_begin_value(at + 1) || document_.breaks_after(at));
    const bool colon = document_.is_mark(at, ':') || document_.is_mark(at, '=') || asked ||
                       (first && document_.is_mark(at, ';'));
    const bool dash = first && document_.is_mark(at, '-') && !document_[at].glued;
    label.separated = colon || dash;
    if (label.separated) {
      label.value = at + 1;
      while (label.value < line.last && document_.is_mark(label.value, '*')) ++label.value;
      return true;
    }
    return first && document_[label.range.begin].capital;
  }

  // "Naam Sophie Getkate" is a field where the mail is a form; "School" may begin any sentence.
  void drop_unseparated() {
    const bool form = std::any_of(labels_.begin(), labels_.end(), [](const LabelAt& label) {
      return !label.separated && !label.whole_line && label.lists.front() == List::kLabelName;
    });
    std::erase_if(labels_, [form](const LabelAt& label) {
      return !label.separated && !label.whole_line && !form;
    });
  }

  Field field_of(std::size_t number) const {
    const LabelAt& label = labels_[number];
    Field field;
    field.labels = label.lists;
    field.label = label.range;
    const std::size_t stop =
        number + 1 < labels_.size() ? labels_[number + 1].range.begin : document_.size();
    field.value = value_of(label, stop);
    field.unknown = field.value.empty() || is_unknown(field);
    return field;
  }

  // The rest of the line with what was wrapped, or the next line; for groups the whole block that
  // follows.
  Range value_of(const LabelAt& label, std::size_t stop) const {
    if (label.value >= document_.size() || label.value >= stop) return {label.value, label.value};
    const bool next_line = line_of(label.value) != line_of(label.range.begin);
    const bool groups = label.lists.front() == List::kLabelGroup;
    const bool bracket = label.range.begin > 0 && document_.is_mark(label.range.begin - 1, '(');
    Range value{label.value, label.value};
    while (value.end < stop && !(bracket && document_.is_mark(value.end, ')')) &&
           may_hold_field(document_[value.end].zone) &&
           document_[value.end].zone != Zone::kClosing) {
      const std::size_t token = value.end++;
      if (ends_place(label, token) || begins_other(token, stop)) break;
      if (token + 1 >= document_.size() || !document_.breaks_after(token)) continue;
      const bool blank = line_of(token + 1) > line_of(token) + 1;
      const bool list_goes_on = groups && !blank && (next_line || is_bullet(token + 1));
      if (!list_goes_on) break;
    }
    while (value.end > value.begin &&
           (document_.is_mark(value.end - 1, ',') || document_.is_mark(value.end - 1, '|') ||
            document_.is_mark(value.end - 1, ';') || document_.is_mark(value.end - 1, '*'))) {
      --value.end;
    }
    return value;
  }

  // "School: De Brug in Goor, overkoepelend: Keender": what another label begins, known or not.
  bool begins_other(std::size_t token, std::size_t stop) const {
    constexpr std::size_t kMostWords = 2;
    if (!document_.is_mark(token, ',') && !document_.is_mark(token, ';')) return false;
    for (std::size_t at = token + 1; at < stop && at - token <= kMostWords + 1; ++at) {
      if (at > token + 1 && document_.is_mark(at, ':')) return true;
      if (!document_.is_word(at) || document_.breaks_after(at)) return false;
    }
    return false;
  }

  // "School: De Brug in Goor. Ik kom graag.": a place is named by no more than a sentence.
  bool ends_place(const LabelAt& label, std::size_t token) const {
    const List list = label.lists.front();
    if (list != List::kLabelSchool && list != List::kLabelFoundation) return false;
    return token > label.value && document_.is_mark(token, '.') &&
           sentences_.of(token).range.end == token + 1 &&
           !cues_.at(List::kNameAbbreviation, token - 1) &&
           !cues_.covers(List::kSchoolType, token) && !cues_.covers(List::kFoundationType, token);
  }

  bool is_bullet(std::size_t token) const {
    return document_[token].kind == TokenKind::kPunctuation &&
           (document_.is_mark(token, '-') || document_.is_mark(token, '*') ||
            document_.is_mark(token, '+'));
  }

  const Document& document_;
  const Cues& cues_;
  const std::vector<Mention>& mentions_;
  const Sentences& sentences_;
  std::vector<Table> tables_;
  std::vector<LabelAt> labels_;
};

}  // namespace

bool Field::has(List list) const {
  return std::find(labels.begin(), labels.end(), list) != labels.end();
}

bool Fields::hold(std::size_t token) const {
  return std::any_of(all.begin(), all.end(),
                     [token](const Field& field) { return field.value.contains(token); });
}

bool Fields::hold(List label, std::size_t token) const {
  return std::any_of(all.begin(), all.end(), [&](const Field& field) {
    return field.has(label) && field.value.contains(token);
  });
}

Fields find_fields(const Document& document, const Cues& cues, const Sentences& sentences,
                   const std::vector<Mention>& mentions) {
  return FieldFinder(document, cues, sentences, mentions).find();
}

}  // namespace meldaan::extract
