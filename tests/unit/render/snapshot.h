// Whole replies, as their readers get them: the folder snapshots/ holds each as it was read and
// approved by a person. After a change of the words on purpose: MELDAAN_WRITE_SNAPSHOTS=1, then
// read the difference.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "unit/render/render_fixture.h"
#include "util/file.h"

namespace meldaan::render {

inline void expect_file(const std::string& name, const std::string& actual) {
  const std::filesystem::path file =
      std::filesystem::path(MELDAAN_SOURCE_DIR) / "tests" / "unit" / "render" / "snapshots" / name;
  if (std::getenv("MELDAAN_WRITE_SNAPSHOTS")) {
    ASSERT_TRUE(write_file_atomically(file, actual));
    ADD_FAILURE() << name << " was written; read it";
    return;
  }
  const Result<std::string> expected = read_file(file);
  ASSERT_TRUE(expected) << expected.error().text;
  EXPECT_EQ(actual, *expected) << name;
}

// The reply as the text and the html of `name`.
inline void expect_snapshot(const std::string& name, const Reply& reply,
                            const Renderer::Loaded& loaded, Instant now) {
  for (const Problem& problem : loaded.problems) ADD_FAILURE() << to_string(problem);
  ASSERT_TRUE(loaded.renderer);
  const OutgoingMail mail = loaded.renderer->reply(reply, now);
  std::string files;
  for (const OutgoingAttachment& file : mail.attachments) {
    const bool is_cancelled = file.content.find("STATUS:CANCELLED") != std::string::npos;
    files += "Attached: " + file.filename + (is_cancelled ? ", cancelled\n" : "\n");
  }
  expect_file(name + ".txt", "Subject: " + mail.subject + "\n" + files + "\n" + mail.text);
  expect_file(name + ".html", mail.html);
}

inline std::string test_name(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace meldaan::render
