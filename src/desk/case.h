// One mail's case: the registrations as they were and as they become, and what is said about them.
//
// Pure; belongs to one decision.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "desk/desk.h"

namespace meldaan::desk {

// Two questions about the same gap are what a person bears; then a human takes over.
inline constexpr int kMostQuestions = 2;

class Case {
 public:
  explicit Case(const Situation& situation) : situation_(situation) {}

  // A known registration that becomes `after`; the same one again alters it further.
  std::size_t alter(const Standing& known, const Registration& after);
  // A registration that is new with this mail.
  std::size_t add(const Person& person, std::int64_t takes_over_from = 0);
  // A known one that stays, and is told of.
  std::size_t keep(const Standing& known) { return alter(known, known.registration); }

  bool is_new(std::size_t number) const { return !before_[number]; }
  // Whether its person or state is another than before; true for a new one.
  bool differs(std::size_t number) const;
  bool any_differs() const;
  const Registration& after(std::size_t number) const { return after_[number]; }
  const Standing* before(std::size_t number) const {
    return before_[number] ? &*before_[number] : nullptr;
  }
  std::size_t size() const { return after_.size(); }
  std::vector<std::size_t> everyone() const;
  // As they stood, of those that differ.
  std::vector<Registration> earlier(const std::vector<std::size_t>& numbers) const;
  bool has(std::int64_t registration_id) const;

  // The state that follows from what is known of the person, late or not.
  RegistrationState state_for(const Person& person, const Standing* known) const;

  void say(ReplyKind kind, std::vector<std::size_t> about);
  // Says `kind` to everybody and closes; where something is missing asks for it instead, twice at
  // most, and then hands the matter to people, whatever the reason was: with a receipt the first
  // time, in silence afterwards.
  Decision answer(ReplyKind kind, Outcome outcome, std::string reason);
  void say(PlannedReply reply) { replies_.push_back(std::move(reply)); }
  // To each registered address that is not the writer's, whose registration was altered.
  void notify_others();

  // All of it is withdrawn: says so to the sender, with those of `known` who still come.
  Decision close_withdrawn(const std::vector<Standing>& known);
  Decision close(Outcome outcome, Fate fate, std::string reason);

 private:
  bool may_ask() const;
  bool was_asked() const;
  bool receipt_sent() const;

  const Situation& situation_;
  std::vector<Registration> after_;
  std::vector<std::optional<Standing>> before_;
  std::vector<PlannedReply> replies_;
};

// Nothing is stored but the mail.
Decision without_registration(Outcome outcome, Fate fate, std::string reason);

}  // namespace meldaan::desk
