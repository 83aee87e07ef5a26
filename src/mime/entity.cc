#include "mime/entity.h"

#include <cstring>

#include "mime/ascii.h"
#include "mime/defects.h"
#include "mime/limits.h"
#include "mime/transfer_encoding.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

constexpr std::string_view kDigestDefault = "message/rfc822";
constexpr std::string_view kDefault = "text/plain";

// memmem is linear for every needle; string_view::find is not, and boundaries come from strangers.
std::size_t find_bytes(std::string_view text, std::string_view needle, std::size_t from) {
  if (from >= text.size()) return std::string_view::npos;
  const void* hit = memmem(text.data() + from, text.size() - from, needle.data(), needle.size());
  return hit == nullptr ? std::string_view::npos
                        : static_cast<std::size_t>(static_cast<const char*>(hit) - text.data());
}

struct Delimiter {
  std::size_t begin = std::string_view::npos;  // of its line, the line end before it included
  std::size_t end = std::string_view::npos;    // behind its line
  bool closing = false;
};

// The delimiter line at or after `from`: "--boundary" at the start of a line, then nothing but "--"
// and blanks, so that "--b1" is not found in "--b10".
Delimiter find_delimiter(std::string_view body, std::string_view dashed, std::size_t from) {
  // One look a line: a body of dashes would otherwise match at each of them.
  for (std::size_t at = find_bytes(body, dashed, from); at != std::string_view::npos;
       at = find_bytes(body, dashed, body.find('\n', at))) {
    if (at > 0 && body[at - 1] != '\n') continue;
    Delimiter found;
    std::size_t end = at + dashed.size();
    if (body.substr(end, 2) == "--") {
      found.closing = true;
      end += 2;
    }
    while (end < body.size() && (is_blank(body[end]) || body[end] == '\r')) ++end;
    if (end < body.size() && body[end] != '\n') continue;
    found.end = end < body.size() ? end + 1 : end;
    found.begin = at;
    if (found.begin > 0) --found.begin;  // the LF belongs to the delimiter, and the CR before it
    if (found.begin > 0 && body[found.begin] == '\n' && body[found.begin - 1] == '\r') {
      --found.begin;
    }
    return found;
  }
  return {};
}

// Where the boundary parameter is missing: the first line that looks like one.
std::string guessed_boundary(std::string_view body) {
  std::size_t at = body.rfind("--", 0) == 0 ? 0 : body.find("\n--");
  if (at == std::string_view::npos) return {};
  if (body[at] == '\n') ++at;
  const std::size_t end = std::min(body.find('\n', at), body.size());
  return std::string(trim(body.substr(at + 2, end - at - 2)));
}

class Splitter {
 public:
  Splitter(int& parts_left, std::vector<std::string>& defects)
      : parts_left_(parts_left), defects_(defects) {}

  Entity split(std::string_view bytes, std::string_view default_type, int depth) {
    Head head = split_head(bytes);
    if (head.damaged) note_defect(defects_, "damaged header lines");
    Entity entity;
    entity.fields = std::move(head.fields);
    entity.body = head.body;
    read_types(entity, default_type);
    if (entity.type.value.rfind("multipart/", 0) == 0) split_parts(entity, depth);
    return entity;
  }

 private:
  // RFC 2045 section 5.2: what cannot be read is text/plain.
  static void read_types(Entity& entity, std::string_view default_type) {
    if (const std::string* type = find_field(entity.fields, "content-type")) {
      entity.type = parse_parameterized(*type);
    } else {
      entity.type.value = default_type;
    }
    const std::size_t slash = entity.type.value.find('/');
    if (slash == std::string::npos || slash == 0 || slash + 1 == entity.type.value.size()) {
      entity.type.value = kDefault;
    }
    if (const std::string* disposition = find_field(entity.fields, "content-disposition")) {
      entity.disposition = parse_parameterized(*disposition);
    }
  }

  void split_parts(Entity& entity, int depth) {
    if (depth >= kMaxMultipartDepth) {
      note_defect(defects_, "multiparts nested too deeply; the inner ones were left unread");
      entity.type.value = "application/octet-stream";
      return;
    }
    std::string boundary(trim(entity.type.parameter("boundary")));
    if (boundary.empty()) {
      boundary = guessed_boundary(entity.body);
      note_defect(defects_, "multipart without a boundary");
    }
    if (!boundary.empty()) cut(entity, "--" + boundary, depth);
    if (!entity.parts.empty()) return;
    note_defect(defects_, "multipart without parts");
    // Its text stands there bare; without a charset or a boundary to look for.
    entity.type = {};
    entity.type.value = kDefault;
  }

  void cut(Entity& entity, const std::string& dashed, int depth) {
    const std::string_view inner_default =
        entity.type.value == "multipart/digest" ? kDigestDefault : kDefault;
    const std::string_view body = entity.body;
    Delimiter open = find_delimiter(body, dashed, 0);
    while (open.begin != std::string_view::npos && !open.closing) {
      if (parts_left_ <= 0) {
        note_defect(defects_, "too many parts; the rest was left unread");
        return;
      }
      --parts_left_;
      Delimiter next = find_delimiter(body, dashed, open.end);
      const bool last = next.begin == std::string_view::npos;
      if (last) note_defect(defects_, "multipart without its closing line");
      // An empty part: the line end before the next delimiter is that of this one.
      const std::size_t begin = open.end;
      const std::size_t end = last ? body.size() : std::max(next.begin, begin);
      const std::string_view part = body.substr(begin, end - begin);
      if (!(last && trim(part).empty())) {
        entity.parts.push_back(split(part, inner_default, depth + 1));
      }
      open = next;
    }
  }

  int& parts_left_;
  std::vector<std::string>& defects_;
};

}  // namespace

Entity split_entity(std::string_view bytes, int& parts_left, std::vector<std::string>& defects) {
  return Splitter(parts_left, defects).split(bytes, kDefault, 0);
}

std::string Entity::decoded_body(std::vector<std::string>& defects) const {
  const std::string* field = find_field(fields, "content-transfer-encoding");
  const std::string encoding =
      field == nullptr
          ? std::string()
          : ascii_lower(trim(std::string_view(*field).substr(0, field->find_first_of("(;"))));
  if (encoding == "base64") {
    std::string decoded = decode_base64(body);
    if (!decoded.empty() || trim(body).empty()) return decoded;
    note_defect(defects, "declared base64, but is none");
  } else if (encoding == "quoted-printable") {
    return decode_quoted_printable(body);
  } else if (!encoding.empty() && encoding != "7bit" && encoding != "8bit" &&
             encoding != "binary") {
    note_defect(defects, "unknown transfer encoding");
  }
  return std::string(body);
}

std::string Entity::filename() const {
  std::string_view name = disposition.parameter("filename");
  if (name.empty()) name = type.parameter("name");
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  return std::string(trim(name));
}

}  // namespace meldaan::mime
