// Makes the parts of the program from the settings: what `run`, `check` and `parse` share.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "config/settings.h"
#include "extract/reader.h"
#include "net/courier.h"
#include "net/mailbox.h"
#include "render/renderer.h"
#include "render/workbook.h"
#include "store/store.h"
#include "util/result.h"

namespace meldaan::app {

// The addresses under which we write: From, and the envelope sender where there is one.
std::vector<std::string> own_addresses(const config::Settings& settings);
// Under which people of the organisation write: ours, the organisers' and the digest's.
std::vector<std::string> colleagues_addresses(const config::Settings& settings);
// `schools` is the register as the store has it; without it no foundation is filled in.
Result<extract::Reader> make_reader(const config::Settings& settings,
                                    std::vector<School> schools = {});
// With the register that is stored.
Result<extract::Reader> make_reader(const config::Settings& settings, store::Store& store);
Result<std::unique_ptr<net::Mailbox>> make_mailbox(const config::Settings& settings);
Result<std::unique_ptr<net::Courier>> make_courier(const config::Settings& settings);
render::Renderer::Loaded load_renderer(const config::Settings& settings);
render::RosterWriter::Loaded load_roster_writer(const config::Settings& settings);

}  // namespace meldaan::app
