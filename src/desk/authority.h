// Whose registrations a mail may alter (design.md section 7).
//
// Pure.
#pragma once

#include <string>
#include <vector>

#include "desk/desk.h"

namespace meldaan::desk {

// The registrations that the writer may alter, each once: those of the address, those it sent in,
// and, for who answers a mail of ours from another address, the one under the same name.
std::vector<Standing> alterable(const Situation& situation);

// Those of them that the mail is about, nearest first: whom the mail of ours that it answers is
// about, else whom its subject names, else those of its sender's address; and the writer's own
// where the mail speaks of the writer ("ik kom toch niet", in answer to a mail about colleagues).
// All of them where it speaks of all and our mail was about one.
std::vector<Standing> meant_by(const Situation& situation);

// Whether the mail is about a registration that is somebody else's: it answers a mail of ours or
// names a reference, and its writer has no right to it.
bool is_stranger(const Situation& situation);

// The sender's address in the form in which addresses are compared.
std::string writer_of(const Situation& situation);

bool is_among(const std::vector<Standing>& standings, const Registration& registration);

// Of an address in the form in which addresses are compared: whether the registration is its own,
// and whether it may be altered from there.
bool is_address_of(const Registration& registration, const std::string& address);
bool may_alter(const Registration& registration, const std::string& writer);

}  // namespace meldaan::desk
