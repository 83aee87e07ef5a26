#include "extract/assignment/unread_rows.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::unread_rows_test {
namespace {

// Whether a group was read surely for anybody.
bool settles_group(const char* text) {
  for (const PersonReading& person : read(mail_with(text, "lijst", kMarieke)).people) {
    for (const auto& group : person.groups) {
      if (group.confidence >= kSure) return true;
    }
  }
  return false;
}

TEST(UnreadRows, GiveTheSenderNobodysGroups) {
  for (const char* text : {
           "Beste,\n\nHulsegge\tQuirien\tDe Vlieger\tRekenen\nOostendorp\tTjidde\tDe "
           "Vlieger\tTaal\n\nGroet,\nMarieke Jansen, OBS De Linde",
           "Beste,\n\nBruggink;Rekenen\nOostendorp;Taal\n\nGroet,\nMarieke Jansen, OBS De Linde",
           "Beste,\n\nSB\tRekenen\nTO\tTaal\nQH\tGedrag\n\nGroet,\nMarieke Jansen, OBS De Linde",
       }) {
    EXPECT_FALSE(settles_group(text)) << text;
  }
}

TEST(UnreadRows, AreNoneOfTheWritersOwn) {
  for (const char* text : {
           "Beste,\n\nMijn keuzes:\n\nEerste keuze\tRekenen\nTweede keuze\tTaal\n\nGroet,\nMarieke "
           "Jansen, OBS De Linde",
           "School\tDe Linde\nTaak\ttaalcoördinator\nKeuze 1\tRekenen\nKeuze 2\tTaal\n\n"
           "Groet,\nMarieke Jansen",
           "Beste,\n\nVos\tKarin\tDe Linde\tTaal\nKuiper\tPetra\tDe "
           "Linde\tGedrag\n\nGroet,\nMarieke "
           "Jansen",
       }) {
    EXPECT_TRUE(settles_group(text)) << text;
  }
}

}  // namespace
}  // namespace meldaan::extract::unread_rows_test
