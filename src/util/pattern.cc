#include "util/pattern.h"

#include <re2/re2.h>

#include <cstdio>
#include <cstdlib>

namespace meldaan {

struct Pattern::Impl {
  Impl(const re2::StringPiece& source, const re2::RE2::Options& options)
      : expression(source, options) {}
  re2::RE2 expression;
};

Result<Pattern> Pattern::compile(std::string_view expression, Case how) {
  re2::RE2::Options options;
  options.set_case_sensitive(how == Case::kExact);
  options.set_log_errors(false);
  auto impl =
      std::make_shared<const Impl>(re2::StringPiece(expression.data(), expression.size()), options);
  if (!impl->expression.ok()) return permanent(Errc::kInvalid, impl->expression.error());
  return Pattern(std::move(impl));
}

Pattern Pattern::literal(std::string_view expression, Case how) {
  Result<Pattern> pattern = compile(expression, how);
  if (!pattern) {
    std::fprintf(stderr, "bad pattern in the program: %s\n", pattern.error().text.c_str());
    std::abort();
  }
  return std::move(pattern).value();
}

bool Pattern::matches_all(std::string_view text) const {
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), impl_->expression);
}

bool Pattern::found_in(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), impl_->expression);
}

bool Pattern::find(std::string_view text, std::size_t from, Match& match) const {
  const int count = impl_->expression.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(count));
  const re2::StringPiece subject(text.data(), text.size());
  if (from > text.size() || !impl_->expression.Match(subject, from, text.size(),
                                                     re2::RE2::UNANCHORED, groups.data(), count)) {
    return false;
  }
  match.begin = static_cast<std::size_t>(groups[0].data() - text.data());
  match.end = match.begin + groups[0].size();
  match.groups.clear();
  for (const re2::StringPiece& group : groups)
    match.groups.emplace_back(group.data(), group.size());
  return true;
}

}  // namespace meldaan
