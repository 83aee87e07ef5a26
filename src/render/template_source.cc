#include "render/template_source.h"

#include <algorithm>

#include "util/file.h"
#include "util/text.h"

namespace meldaan::render {
namespace {

// A partial that names itself, by whatever way, ends here.
constexpr int kDeepestPartial = 8;

class Indexer {
 public:
  Indexer(const Partials& partials, std::vector<Problem>& problems)
      : partials_(partials), problems_(problems) {}

  void read(const PartialSource& partial, std::string_view source, int depth);
  IndexedSource take() { return std::move(result_); }

 private:
  struct Position {
    const std::filesystem::path& file;
    int line;
    int depth;
  };
  void read_tag(std::string_view content, bool stands_alone, const Position& at);
  void open(Tag::Kind kind, std::string_view mark, std::string_view name, const Position& at);
  void close(std::string_view name, const Position& at);
  void include(std::string_view name, bool stands_alone, const Position& at);
  void append_text(std::string_view text);
  void problem(const Position& at, std::string text) {
    problems_.push_back({at.file, at.line, std::move(text)});
  }

  const Partials& partials_;
  std::vector<Problem>& problems_;
  IndexedSource result_;
  std::vector<std::size_t> open_sections_;  // indices of tags
};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

// mustache(5): a section, comment or partial alone on its line leaves no line behind.
bool may_stand_alone(std::string_view content) {
  return !content.empty() &&
         std::string_view("#^/!>").find(content.front()) != std::string_view::npos;
}

void Indexer::append_text(std::string_view text) {
  for (const char c : text) {
    if (c == '\n') {
      result_.text += kLineEnd;
    } else if (c != '\r') {
      result_.text += c == ' ' ? kSpace : c;
    }
  }
}

void Indexer::open(Tag::Kind kind, std::string_view mark, std::string_view name,
                   const Position& at) {
  const std::size_t index = result_.tags.size();
  result_.tags.push_back({kind, std::string(name), at.file, at.line});
  result_.text += "{{" + std::string(mark) + std::to_string(index) + "}}";
  if (kind != Tag::Kind::kVariable) open_sections_.push_back(index);
}

void Indexer::close(std::string_view name, const Position& at) {
  if (open_sections_.empty()) {
    problem(at, "{{/" + std::string(name) + "}} closes nothing");
    return;
  }
  const std::size_t index = open_sections_.back();
  open_sections_.pop_back();
  const Tag& opened = result_.tags[index];
  if (opened.name != name) {
    problem(at, "{{/" + std::string(name) + "}} cannot close '" + opened.name + "' of line " +
                    std::to_string(opened.line));
  }
  result_.text += "{{/" + std::to_string(index) + "}}";
}

void Indexer::include(std::string_view name, bool stands_alone, const Position& at) {
  if (at.depth >= kDeepestPartial) {
    problem(at, "{{> " + std::string(name) + "}}: partials include each other without end");
    return;
  }
  const PartialSource partial = partials_(name);
  if (partial.file.empty()) {
    problem(at, "there is no partial '" + std::string(name) + "'");
    return;
  }
  std::string_view source = partial.source;
  // Within a sentence the line end with which every file closes would break the sentence.
  if (!stands_alone && source.ends_with('\n')) source.remove_suffix(1);
  read(partial, source, at.depth + 1);
  if (stands_alone && partial.folds) append_text("\n");
}

void Indexer::read_tag(std::string_view content, bool stands_alone, const Position& at) {
  const char mark = content.empty() ? ' ' : content.front();
  const std::string_view name = trim(content.substr(std::min<std::size_t>(1, content.size())));
  switch (mark) {
    case '!':
      return;
    case '#':
      return open(Tag::Kind::kSection, "#", name, at);
    case '^':
      return open(Tag::Kind::kInverted, "^", name, at);
    case '/':
      return close(name, at);
    case '>':
      return include(name, stands_alone, at);
    case '{':
    case '&':
      return problem(at, "unescaped tags are not taken; write {{field}}");
    case '=':
      return problem(at, "other delimiters are not taken");
    case ' ':
      return problem(at, "an empty tag");
    default:
      return open(Tag::Kind::kVariable, "", content, at);
  }
}

// The text between two tags of a sentence whose line ends are layout.
std::string folded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
    const std::string_view gap = text.substr(at, end - at);
    if (gap.find('\n') == std::string_view::npos) {
      result += gap;
    } else if (at > 0 && end < text.size()) {
      result += ' ';
    }
    at = std::min(text.find_first_of(" \t\r\n", end), text.size());
    result += text.substr(end, at - end);
  }
  return result;
}

void Indexer::read(const PartialSource& partial, std::string_view source, int depth) {
  const std::size_t opened_before = open_sections_.size();
  Position at{partial.file, partial.line, depth};
  const auto append = [this, &partial](std::string_view text) {
    append_text(partial.folds ? folded(text) : text);
  };
  std::size_t position = 0;
  while (position < source.size()) {
    const std::size_t begin = source.find("{{", position);
    std::string_view text = source.substr(position, begin - position);
    if (begin == std::string_view::npos) {
      append(text);
      break;
    }
    at.line += static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    std::size_t end = source.find("}}", begin + 2);
    if (end == std::string_view::npos) {
      problem(at, "a tag without its end }}");
      return;
    }
    const std::string_view content = trim(source.substr(begin + 2, end - begin - 2));
    position = end + 2;
    if (content.starts_with('{') && source.substr(position).starts_with('}')) ++position;
    bool stands_alone = false;
    if (!partial.folds && may_stand_alone(content)) {
      const std::size_t line_begin = source.rfind('\n', begin) + 1;  // npos + 1 is 0
      const std::size_t line_end = std::min(source.find('\n', position), source.size());
      const std::string_view before = source.substr(line_begin, begin - line_begin);
      stands_alone = is_blank(before) && is_blank(source.substr(position, line_end - position));
      if (stands_alone) {
        text.remove_suffix(before.size());
        position = std::min(line_end + 1, source.size());
      }
    }
    append(text);
    read_tag(content, stands_alone, at);
    at.line +=
        static_cast<int>(std::count(source.begin() + static_cast<std::ptrdiff_t>(begin),
                                    source.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
  }
  while (open_sections_.size() > opened_before) {
    const Tag& tag = result_.tags[open_sections_.back()];
    problems_.push_back({tag.file, tag.line, "the section '" + tag.name + "' is never closed"});
    open_sections_.pop_back();
  }
}

}  // namespace

std::optional<IndexedSource> index_source(const PartialSource& source, const Partials& partials,
                                          std::vector<Problem>& problems) {
  const std::size_t problems_before = problems.size();
  Indexer indexer(partials, problems);
  indexer.read(source, source.source, 0);
  if (problems.size() > problems_before) return std::nullopt;
  return indexer.take();
}

}  // namespace meldaan::render
