#include "support/conversations/step_mail.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "domain/registration.h"
#include "mime/parse.h"
#include "util/text.h"

namespace meldaan::test {
namespace {

using nlohmann::json;

const TimeZone& zone() {
  static const TimeZone kZone = *TimeZone::find("Europe/Amsterdam");
  return kZone;
}

std::string crlf(const std::string& text) {
  return replace_all(replace_all(text, "\r\n", "\n"), "\n", "\r\n");
}

std::string quoted(const std::string& text) {
  std::string result;
  for (const std::string_view line : split_lines(text)) result += "> " + std::string(line) + "\n";
  return result;
}

// Our mail as mail programs put it below an answer, or, as Thunderbird does, above it.
std::string with_quotation(const std::string& text, const std::string& program,
                           const IncomingMail& ours) {
  const std::string us = "Kennisnetwerk Twente";
  const std::string reached = us + " <info@lerendeleraren.nl>";
  if (program == "iphone")
    return text + "\nVerstuurd vanaf mijn iPhone\n\n> Op 10 sep. 2018 om 10:12 heeft " + reached +
           " het volgende geschreven:\n> \n" + quoted(ours.text);
  if (program == "outlook")
    return text + "\n\nVan: " + reached + "\nVerzonden: maandag 10 september 2018 10:12\nAan: " +
           "Iemand\nOnderwerp: " + ours.subject + "\n\n" + ours.text;
  if (program == "thunderbird")
    return "Op 10-9-2018 om 10:12 schreef " + us + ":\n" + quoted(ours.text) + "\n" + text;
  return text + "\nOp ma 10 sep. 2018 om 10:12 schreef " + reached + ":\n\n" + quoted(ours.text);
}

std::string part_of(const std::string& link, const std::string& key) {
  const std::size_t begin = link.find(key + "=");
  if (begin == std::string::npos) return "";
  const std::size_t value = begin + key.size() + 1;
  const std::string text = link.substr(value, link.find('&', value) - value);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool code = text[i] == '%';
    plain += code ? static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16)) : text[i];
    if (code) i += 2;
  }
  return plain;
}

std::string with_line(const std::string& text, const std::string& label, const std::string& value) {
  std::string result;
  for (const std::string_view line : split_lines(text)) {
    const bool is_it = line.starts_with(label + ":");
    result += is_it ? label + ": " + value : std::string(line);
    result += "\n";
  }
  return result;
}

// With words put below the first line that holds those of the key.
std::string with_inserts(std::string text, const json& inserts) {
  for (const auto& [key, words] : inserts.items()) {
    const std::size_t line = text.find(key);
    EXPECT_NE(line, std::string::npos) << key;
    const std::size_t end = std::min(text.find('\n', line), text.size());
    text.insert(end, "\n" + words.get<std::string>());
  }
  return text;
}

class StepMail {
 public:
  StepMail(const json& step, const SoFar& before) : step_(step), before_(before) {}

  std::string bytes(int number) const {
    std::string headers = step_.value("headers", "");
    if (!headers.empty() && headers.back() != '\n') headers += "\n";
    std::string mail = headers + "From: " + step_["from"].get<std::string>() +
                       "\nTo: info@lerendeleraren.nl\nSubject: " + subject() +
                       "\nDate: " + format_rfc5322(time_of(step_["at"]), zone()) + "\n";
    if (headers.find("Message-ID:") == std::string::npos)
      mail += "Message-ID: <step-" + std::to_string(number) + "@deelnemer-voorbeeld.nl>\n";
    if (step_.contains("answers")) {
      const std::string id = answered().mail.message_id;
      mail += "In-Reply-To: <" + id + ">\nReferences: <" + id + ">\n";
    }
    if (headers.find("Content-Type:") == std::string::npos)
      mail += "Content-Type: text/plain; charset=utf-8\n";
    return crlf(mail + "\n" + body());
  }

  // The number-th mail of that step.
  std::string mail_of(const char* key) const {
    return before_.mails.at(step_[key].get<std::size_t>() - 1);
  }

 private:
  const SentMail& sent(const char* key) const {
    return before_.sent.at(step_[key].get<std::size_t>() - 1);
  }
  const SentMail& answered() const { return sent("answers"); }

  // Which the digest must have offered.
  const std::string& link() const { return before_.links.at(step_["settles"]); }

  std::string subject() const {
    if (step_.contains("settles")) {
      const std::string subject = step_.contains("token")
                                      ? "Afhandelen [" + step_["token"].get<std::string>() + "]"
                                      : subject_of(link());
      return step_.value("prefix", "") + subject;
    }
    std::string subject = step_.value("subject", "");
    if (!step_.contains("subject") && step_.contains("answers"))
      subject = "Re: " + answered().mail.subject;
    if (step_.contains("reference_of")) {
      for (const Reference& ref : references_in(sent("reference_of").mail.subject))
        subject += " [" + ref + "]";
    }
    return subject;
  }

  std::string body() const {
    std::string text = step_.value("text", "");
    if (step_.contains("answers") && step_.contains("quotes")) {
      const json& quotes = step_["quotes"];
      if (quotes == "inline")
        text = replace_all(text, "{{quote}}", quoted(answered().mail.text));
      else if (quotes.is_string() || quotes == true)
        text = with_quotation(text, quotes.is_string() ? quotes.get<std::string>() : "gmail",
                              answered().mail);
      text = with_inserts(text, step_.value("inserts", json::object()));
    }
    if (step_.contains("speaks_of")) {
      const IncomingMail& ours = sent("speaks_of").mail;
      text = replace_all(text, "{{id}}", "<" + ours.message_id + ">");
      text = replace_all(text, "{{reference}}", references_in(ours.subject).at(0));
    }
    if (step_.contains("forwards")) {
      const IncomingMail mail = mime::parse(mail_of("forwards"));
      text += "\n---------- Doorgestuurd bericht ----------\nVan: " + mail.sender().name + " <" +
              mail.sender().address +
              ">\nDatum: ma 10 sep. 2018 om 10:12\nOnderwerp: " + mail.subject +
              "\nAan: info@lerendeleraren.nl\n\n" + mail.text;
    }
    if (step_.contains("settles") && !step_.contains("token")) {
      text = replace_all(text, "{{lines}}", part_of(link(), "body"));
      const json fills = step_.value("fills", json::object());
      for (const auto& [label, value] : fills.items()) text = with_line(text, label, value);
    }
    return text;
  }

  const json& step_;
  const SoFar& before_;
};

}  // namespace

std::map<std::string, std::string> links_in(const std::string& text) {
  std::map<std::string, std::string> links;
  for (const std::string_view line : split_lines(text)) {
    const std::size_t begin = line.find("mailto:");
    if (begin == std::string_view::npos) continue;
    const std::string link(line.substr(begin, line.find_first_of(" >", begin) - begin));
    const std::string subject = part_of(link, "subject");
    const std::size_t token = subject.find('[');
    if (token == std::string::npos) continue;
    links[subject.substr(token + 1, subject.find('.', token) - token - 1)] = link;
  }
  return links;
}

std::string subject_of(const std::string& link) {
  return part_of(link, "subject");
}

Instant time_of(const std::string& text) {
  const auto parsed = parse_time(text, zone());
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(Instant{});
}

std::string mail_of_step(const json& step, int number, const SoFar& before) {
  const StepMail mail(step, before);
  if (step.contains("repeats")) return mail.mail_of("repeats");
  return step.contains("from") ? mail.bytes(number) : "";
}

}  // namespace meldaan::test
