// Reply → OutgoingMail: the words come from templates/, mustache with html escaping.
//
// A Renderer is made once and then immutable; any thread may use it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/decision.h"
#include "domain/event.h"
#include "domain/outgoing_mail.h"
#include "domain/report.h"
#include "domain/settlement.h"
#include "util/clock.h"
#include "util/result.h"

namespace meldaan::render {

// One thing that is wrong with a template: "templates/nl/confirmation.txt.mustache:7: no field
// 'nmae'".
struct Problem {
  std::filesystem::path file;
  int line = 0;
  std::string text;
};
std::string to_string(const Problem& problem);

class RosterWriter;

struct RendererOptions {
  std::filesystem::path templates;
  Event event;
  TimeZone zone;
  Address from;
};

class Renderer {
 public:
  struct Loaded;
  // Reads every template that there must be (each reply kind, text and html) and reports a missing
  // file, a syntax error, and a field that the program does not know. Nothing renders half: with
  // problems there is no renderer.
  static Loaded load(RendererOptions options);
  Renderer(Renderer&&) noexcept;
  Renderer& operator=(Renderer&&) noexcept;
  ~Renderer();

  // Renders every kind of mail with sample data. What a load could not see (a field that only some
  // of the mails have) is a problem here. It takes longer than all else: for `meldaan check`.
  std::vector<Problem> rehearse() const;

  // The organisers' daily mail, in Dutch: everything but whom it goes to and its Message-ID.
  OutgoingMail digest(const Report& report, Instant now) const;

  // Everything but the Message-ID, which belongs to who keeps the secret.
  OutgoingMail reply(const Reply& reply, Instant now) const;

  // The organisers' workbook of the same event.
  const RosterWriter& roster() const;

 private:
  struct Impl;
  explicit Renderer(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

struct Renderer::Loaded {
  std::unique_ptr<Renderer> renderer;  // null where there are problems
  std::vector<Problem> problems;
};

}  // namespace meldaan::render
