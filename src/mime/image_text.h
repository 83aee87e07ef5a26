// What stands for the images in the plain text that Outlook writes beside its html.
//
// Pure and total: any thread, any bytes.
#pragma once

#include <string>
#include <string_view>

namespace meldaan::mime {

// Outlook puts "[cid:image003.png@01D4…]" where the html shows an image: each is replaced by the
// image's alternative text ("Logo Stichting Quercus"), as the reader of the html sees or hears it,
// and by nothing where the html has none.
std::string with_image_texts(std::string_view plain, std::string_view html);

}  // namespace meldaan::mime
