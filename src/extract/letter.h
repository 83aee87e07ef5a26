// A mail taken apart, and what the rules find in its parts before its purpose is weighed.
//
// Both belong to one read. A Letter cannot be moved: its parts refer to each other.
#pragma once

#include <string>
#include <vector>

#include "domain/incoming_mail.h"
#include "extract/assignment/assignment.h"
#include "extract/origin.h"
#include "extract/parts/part.h"
#include "extract/people/people.h"
#include "extract/purpose/purpose.h"
#include "extract/purpose/purpose_signs.h"

namespace meldaan::extract {

struct Letter {
  // `answered`: the text of the mail of ours that this one answers; empty where it is none.
  Letter(const Knowledge& knowledge, const IncomingMail& mail, const std::string& answered = {});

  Part subject;
  Document display_name;
  Document name;  // the sender's, in the usual order
  Cues name_cues;
  bool nobodys_account;  // "Secretariaat", <info@…>
  Document answered_mail;
  Part body;  // with what an attached form says
};

// Whether the writer has put a word to it, in the body or in the subject.
bool has_words(const Letter& letter);

// What a part of the mail wants; `sender` is the name in From, which wishes for nothing.
Findings findings_of(const Part& part, const Catalogue& catalogue, const Document& sender);
// The groups and proposals that are surely wished for.
std::vector<Range> wished_groups(const Findings& findings);
bool wishes_something(const Findings& findings);

struct Understood {
  std::vector<Findings> findings;  // of the body, and of the subject where it is the writer's own
  std::vector<PersonFound> people;
  PurposeFacts facts;
  Purpose purpose;

  Signs purpose_signs(const Letter& letter, const OriginFound& origin) const;
};
// `opinion` is asked of the people of a mail that neither changes nor withdraws; empty: the rules
// decide.
Understood understand(const Letter& letter, const Knowledge& knowledge, const IncomingMail& mail,
                      const AttendanceOpinion& opinion = {});

// For a mail that withdraws: "Anna Smit (groep HRM) kan niet komen. Wilt u haar afmelden?" is about
// those it says stay away, whatever group it names beside them.
void mean_the_absent(const Part& body, std::vector<PersonFound>& people);

}  // namespace meldaan::extract
