#include "mime/docx.h"

#include <zip.h>

#include <memory>
#include <pugixml.hpp>

#include "mime/limits.h"
#include "mime/plain_text.h"
#include "util/text.h"

namespace meldaan::mime {
namespace {

struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

std::unique_ptr<zip_t, DiscardArchive> open_archive(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  return std::unique_ptr<zip_t, DiscardArchive>(archive);
}

// word/document.xml; empty where there is none or where it is larger than the limit.
std::string document_xml(std::string_view bytes) {
  const auto archive = open_archive(bytes);
  if (!archive || zip_get_num_entries(archive.get(), 0) > kMaxDocxEntries) return {};
  const std::unique_ptr<zip_file_t, CloseEntry> entry(
      zip_fopen(archive.get(), "word/document.xml", ZIP_FL_NOCASE));
  if (!entry) return {};
  std::string xml;
  char chunk[16 * 1024];
  for (;;) {
    const zip_int64_t count = zip_fread(entry.get(), chunk, sizeof chunk);
    if (count <= 0) return xml;
    xml.append(chunk, static_cast<std::size_t>(count));
    if (xml.size() > kMaxDocumentXml) return {};
  }
}

// Collects text while the tree is walked; names are those of ECMA-376 with their usual prefix.
class Collector {
 public:
  // Whether to go into the node.
  bool enter(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "w:t") {
      text_ += node.text().get();
      return false;
    }
    if (name == "w:tab") text_ += '\t';
    if (name == "w:br" || name == "w:cr") text_ += '\n';
    if (name == "w:tc" && !text_.empty() && text_.back() != '\n') text_ += '\t';
    // Of a text box Word writes two versions; the fallback would say it twice.
    return name != "w:del" && name != "w:instrText" && name != "mc:Fallback";
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const bool in_cell = std::string_view(node.parent().name()) == "w:tc";
    const bool last_in_cell = in_cell && !node.next_sibling("w:p");
    if ((name == "w:p" && !last_in_cell) || name == "w:tr") text_ += '\n';
  }

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace

std::string docx_text(std::string_view bytes) {
  const std::string xml = document_xml(bytes);
  pugi::xml_document document;
  if (xml.empty() ||
      !document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata)) {
    return {};
  }
  // Walked without recursion: a document may nest as deep as its size allows.
  Collector collector;
  pugi::xml_node node = document.document_element();
  const pugi::xml_node root = node;
  while (node) {
    const pugi::xml_node child = collector.enter(node) ? node.first_child() : pugi::xml_node();
    if (child) {
      node = child;
      continue;
    }
    collector.leave(node);
    while (node != root && !node.next_sibling()) {
      node = node.parent();
      collector.leave(node);
    }
    if (node == root) break;
    node = node.next_sibling();
  }
  return std::string(trim(normalized_text(to_valid_utf8(collector.take()))));
}

}  // namespace meldaan::mime
