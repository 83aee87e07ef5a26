#include "extract/layout/typed_columns.h"

#include "unit/extract/people_cases.h"

namespace meldaan::extract::typed_columns_test {
namespace {

TEST(TypedColumns, TellNamesInPartsInWhicheverOrder) {
  expect({
      {"Ons lijstje:\n\nVos\tKarin\tk.vos@v.nl\tDe Zandkamp\tTaal\nTijans\tBennie\t\tDe "
       "Welle\tHRM\nSmit\tJelle\tj.smit@v.nl\tDe Sterappel\tRekenen",
       {"Bennie Tijans", "b.tijans@v.nl"},
       {"Karin Vos <k.vos@v.nl> De Zandkamp: taal", "Bennie Tijans <b.tijans@v.nl> De Welle: hrm",
        "Jelle Smit <j.smit@v.nl> De Sterappel: rekenen"}},
      {"Hierbij:\n\nTaal\tDe Zandkamp\tVos\tKarin\nRekenen\tDe Sterappel\tSmit\tJelle",
       kSecretary,
       {"Karin Vos De Zandkamp: taal", "Jelle Smit De Sterappel: rekenen"}},
      {"Graag inschrijven:\n\nBerg | van den | Tessa | De Windwijzer | Gedrag\nJong | de | Fokke | "
       "De Windwijzer | Mobiel leren\nSlijkhuis | | Anouar | OBS Heino-Zuid | Rekenen",
       kSecretary,
       {"Tessa van den Berg De Windwijzer: gedrag", "Fokke de Jong De Windwijzer: mobiel-leren",
        "Anouar Slijkhuis OBS Heino-Zuid: rekenen"}},
      {"Dit zijn onze mensen:\n\nHeleen,Poel,De Windwijzer,Gedrag\nJelmer,Smit,De "
       "Windwijzer,Taal\nNoor,Vries,OBS Heino-Zuid,HRM",
       kSecretary,
       {"Heleen Poel De Windwijzer: gedrag", "Jelmer Smit De Windwijzer: taal",
        "Noor Vries OBS Heino-Zuid: hrm"}},
      {"De lijst:\n\n1\tKarin\tVos\tDe Vlieger\tTaal\n2\tJelle\tSmit\tDe Vlieger\tRekenen",
       kSecretary,
       {"Karin Vos De Vlieger: taal", "Jelle Smit De Vlieger: rekenen"}},
      {"De lijst:\n\nVos;Karin;De Vlieger;Taal + Gedrag\nSmit;Jelle;De Vlieger;Rekenen / "
       "IKC\nKuiper;Petra;Het Ven;HRM",
       kSecretary,
       {"Karin Vos De Vlieger: taal gedrag", "Jelle Smit De Vlieger: rekenen ikc",
        "Petra Kuiper Het Ven: hrm"}},
  });
}

TEST(TypedColumns, TellWholeNames) {
  expect({
      {"De lijst:\n\nVos, K.\tDe Vlieger\tTaal\nSmit, J.\tDe Vlieger\tRekenen\nKuiper, P.\tHet "
       "Ven\tGedrag",
       kSecretary,
       {"K. Vos De Vlieger: taal", "J. Smit De Vlieger: rekenen", "P. Kuiper Het Ven: gedrag"}},
      {"De lijst:\n\nDe Vlieger\tKarin Vos en Jelle Smit\tTaal\nHet Ven\tPetra Kuiper / Kim "
       "Boer\tGedrag",
       kSecretary,
       {"Karin Vos De Vlieger: taal", "Jelle Smit De Vlieger: taal", "Petra Kuiper Het Ven: gedrag",
        "Kim Boer Het Ven: gedrag"}},
      {"De lijst:\n\nKarin Vos\tOBS De Vlieger\tTaal\nJelle Smit\tidem\tRekenen\nPetra "
       "Kuiper\tidem\tidem",
       kSecretary,
       {"Karin Vos OBS De Vlieger: taal", "Jelle Smit OBS De Vlieger: rekenen",
        "Petra Kuiper OBS De Vlieger: rekenen"}},
      {"De lijst:\n\nKarin Vos\tleerkracht\tOBS De Vlieger\tTaal\nJelle Smit\tdirecteur\tOBS De "
       "Vlieger\tSchooldirectie\nPetra Kuiper\tIB\tOBS Het Ven\tGedrag",
       kSecretary,
       {"Karin Vos OBS De Vlieger: taal", "Jelle Smit OBS De Vlieger: schooldirectie",
        "Petra Kuiper OBS Het Ven: gedrag"}},
  });
}

TEST(TypedColumns, MayBePartedByMarksInAList) {
  expect({
      {"Van onze scholen:\n\n1) Gerjanne Bouwhuis, De Akkerwinde: Interne begeleiders\n2) Sem "
       "Ottenhof, De Akkerwinde: volgt nog\n3) Paulien Tuinte, 't Iemenhoes: Lerarenopleiders",
       kSecretary,
       {"Gerjanne Bouwhuis De Akkerwinde: interne-begeleiders",
        "Sem Ottenhof De Akkerwinde:", "Paulien Tuinte 't Iemenhoes: lerarenopleiders"}},
      {"Hierbij de aanmeldingen:\n\n- Karin Vos, OBS De Vlieger, Taal\n- Jelle Smit, zelfde "
       "school, "
       "Rekenen\n- Petra Kuiper, idem, Gedrag",
       kSecretary,
       {"Karin Vos OBS De Vlieger: taal", "Jelle Smit OBS De Vlieger: rekenen",
        "Petra Kuiper OBS De Vlieger: gedrag"}},
      {"Hierbij 3 aanmeldingen:\n1. K. Vos, De Vlieger, Taal\n2. J. Smit, De Vlieger, Rekenen\n3. "
       "P. "
       "Kuiper, Het Ven, Gedrag",
       kSecretary,
       {"K. Vos De Vlieger: taal", "J. Smit De Vlieger: rekenen", "P. Kuiper Het Ven: gedrag"}},
  });
}

TEST(TypedColumns, GiveNobodyTheGroupsOfAnotherRow) {
  expect({
      {"De lijst:\n\nVos\tKarin\tDe Vlieger\tTaal\nSmit\tJelle\tDe Vlieger\t\nKuiper\tPetra\tHet "
       "Ven\tGedrag",
       kSecretary,
       {"Karin Vos De Vlieger: taal", "Jelle Smit De Vlieger:", "Petra Kuiper Het Ven: gedrag"}},
      {"De lijst:\n\nVos\tKarin\tDe Vlieger\tTaal\nSmit\tJelle\tDe Vlieger\tkomt "
       "niet\nKuiper\tPetra\tHet Ven\tGedrag",
       kSecretary,
       {"Karin Vos De Vlieger: taal", "Petra Kuiper Het Ven: gedrag"}},
      {"Hallo,\n\nJansen;Marieke;De Linde;\nVos;Karin;De Linde;Taal\nSmit;Jelle;De Linde;Rekenen",
       kMarieke,
       {"Marieke Jansen <m.jansen@v.nl> De Linde:", "Karin Vos De Linde: taal",
        "Jelle Smit De Linde: rekenen"}},
  });
}

TEST(TypedColumns, MayStandOneCellALine) {
  expect({
      {"De aanmeldingen:\n\nTamar Bekhuis\nt.bekhuis@v.nl\nDe Zevenster\nTaal\nWout "
       "Nijkamp\nw.nijkamp@v.nl\nDe Zevenster\nRekenen\nElise Vreman\ne.vreman@v.nl\nobs Het "
       "Lint\nGedrag\n\nBianca Klaassen",
       kSecretary,
       {"Tamar Bekhuis <t.bekhuis@v.nl> De Zevenster: taal",
        "Wout Nijkamp <w.nijkamp@v.nl> De Zevenster: rekenen",
        "Elise Vreman <e.vreman@v.nl> obs Het Lint: gedrag"}},
  });
}

TEST(TypedColumns, StandBelowHeadsThatAreNumbered) {
  expect({
      {"Uit ons formulier:\n\nachternaam;tussenvoegsel;voornaam;school;keuze1;keuze2\nPoel;van "
       "der;Heleen;De Windwijzer;Gedrag;Taal\nSmit;;Jelmer;De Windwijzer;Mobiel "
       "leren;\nVries;de;Noor;OBS Heino-Zuid;HRM;Rekenen",
       kSecretary,
       {"Heleen van der Poel De Windwijzer: gedrag taal", "Jelmer Smit De Windwijzer: mobiel-leren",
        "Noor de Vries OBS Heino-Zuid: hrm rekenen"}},
      {"Zie hieronder\n\nVoornaam,Achternaam,Email,School,Groep\nHeleen,Poel,h.poel@v.nl,De "
       "Windwijzer,Gedrag\nJelmer,Smit,j.smit@v.nl,De Windwijzer,Taal",
       kSecretary,
       {"Heleen Poel <h.poel@v.nl> De Windwijzer: gedrag",
        "Jelmer Smit <j.smit@v.nl> De Windwijzer: taal"}},
  });
}

}  // namespace
}  // namespace meldaan::extract::typed_columns_test
