// The fields that a template may name: a tree of texts, flags, lists and objects.
//
// A value type; the template library's own data stay behind template.cc.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace meldaan::render {

class Fields;

// An empty text is kept as a text that counts as false, so that {{#venue}}…{{/venue}} shows nothing
// for it.
struct Field {
  enum class Kind { kText, kFlag, kList, kObject };
  Kind kind = Kind::kFlag;
  std::string text;
  bool flag = false;
  std::vector<Fields> items;  // kList: the elements; kObject: one
};

class Fields {
 public:
  // Line breaks and control characters in a text become spaces: what a mail says stays within its
  // line.
  void set_text(const std::string& name, std::string_view text);
  void set_number(const std::string& name, long long number);
  void set_flag(const std::string& name, bool flag);
  void set_list(const std::string& name, std::vector<Fields> items);
  void set_object(const std::string& name, Fields object);

  const std::map<std::string, Field>& all() const { return fields_; }
  // Takes over what `other` has more: after merging all samples, every list has an element with
  // every field.
  void merge(const Fields& other);
  // "persons[].groups[].title": every name, for the documentation's test.
  std::vector<std::string> names() const;

 private:
  std::map<std::string, Field> fields_;
};

}  // namespace meldaan::render
