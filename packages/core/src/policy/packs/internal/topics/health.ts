/** Claims about health, from healing to food that does good. */
import { combined, english, everywhere, german, listed } from "../terms.ts"
import { sources } from "./sources.ts"
import { topicPack } from "./topicPack.ts"

const diseases =
  listed(`cancer, diabetes, arthritis, dementia, Alzheimer's, Parkinson's, autism, HIV, herpes, psoriasis, ALS,
  asthma, depression, anxiety, epilepsy, migraines, eczema, Covid, Covid-19, high blood pressure, multiple sclerosis,
  thyroid disease`)

const diseasesInGerman = `Krebs, Diabetes, Arthrose, Arthritis, Demenz, Alzheimer, Parkinson, Autismus, HIV, Herpes,
  Psoriasis, Schuppenflechte, ALS, Asthma, Depressionen, Angststörungen, Epilepsie, Migräne, Neurodermitis, Rheuma,
  Corona, Covid, Covid-19, Bluthochdruck, Multiple Sklerose, Tinnitus`

export const health = topicPack("health", { en: "Health and medicine", de: "Gesundheit und Medizin" }, [
  {
    name: "cures",
    severity: "quarantine",
    title: { en: "No promise to cure a disease", de: "Kein Versprechen, eine Krankheit zu heilen" },
    source: sources.metaGoods,
    terms: [
      ...english(
        combined("cures, can cure, will cure, cure your, heals, can heal, heal your, reverses, eliminates", diseases)
      ),
      ...combined("we cure, we heal, we reverse, I cure, I heal, they cure", diseases).flatMap((promise) =>
        english([promise], {
          // What research hopes for.
          except: combined("until, till, when, if, how, before, can, could, once, help, day, should, must, may", [
            promise
          ])
        })
      ),
      ...german([
        ...combined("wir heilen, ich heile, Sie heilen, heilen wir, heilen Sie", diseasesInGerman),
        ...combined("heilt, besiegt, beseitigt, heile deine, heile deinen", diseasesInGerman),
        ...combined("kann, können", diseasesInGerman, "heilen"),
        ...combined("lässt", diseasesInGerman, "verschwinden")
      ])
    ]
  },
  {
    name: "promises",
    severity: "quarantine",
    title: {
      en: "Do not promise healing or freedom from side effects",
      de: "Weder Heilung noch Freiheit von Nebenwirkungen versprechen"
    },
    source: sources.medicinesAct,
    terms: [
      ...english("heals", {
        except: [
          ...combined("heals", diseases),
          "heals itself",
          "time heals",
          "heals over time",
          "heals quickly",
          "wound heals",
          "skin heals",
          "bone heals",
          "self-heals",
          "heals with time"
        ]
      }),
      ...english(`miracle cure, miracle cures, miracle remedy, miracle healing, guaranteed cure, guaranteed to cure,
        guaranteed to heal, cures everything, without any side effects, zero side effects, free of side effects,
        side-effect-free`),
      ...german("heilt", {
        except: [
          ...combined("heilt", diseasesInGerman),
          "Zeit heilt",
          "heilt von selbst",
          "heilt von allein",
          "heilt sich selbst",
          "heilt gut",
          "heilt schnell",
          "Wunde heilt",
          "Haut heilt",
          "heilt ab",
          // What it heals is no illness.
          ...combined(
            "heilt",
            `den Hunger, den Durst, Hunger, Durst, Heimweh, Fernweh, das Fernweh, Liebeskummer, den Liebeskummer, Kummer,
              Langeweile, die Langeweile, den Kater, Montage, schlechte Laune, jeden Hunger`
          )
        ]
      }),
      ...german("Wundermittel", { except: ["kein Wundermittel", "keine Wundermittel", "nicht als Wundermittel"] }),
      ...german(`Wunderheilung, Heilung garantiert, garantierte Heilung, Heilungsgarantie, garantiert wirksam,
        wirkt garantiert, ohne Nebenwirkungen, ohne jede Nebenwirkung, keine Nebenwirkungen, frei von Nebenwirkungen,
        nebenwirkungsfrei, nebenwirkungsfreie, nebenwirkungsfreies`)
    ]
  },
  {
    name: "food-claims",
    severity: "warn",
    title: {
      en: "Health claims for food must be on the EU list",
      de: "Gesundheitsaussagen zu Lebensmitteln müssen in der EU zugelassen sein"
    },
    source: sources.healthClaims,
    regions: ["EU", "GB"],
    terms: [
      ...everywhere("superfood, superfoods"),
      ...english([
        ...combined("boosts, strengthens, supports", "your immune system, the immune system, your immunity, immunity"),
        ...combined("lowers, reduces", "cholesterol, your cholesterol, blood sugar, blood pressure"),
        "detox",
        "detoxes",
        "detoxifies",
        "anti-inflammatory",
        "anti-ageing food",
        "boosts metabolism",
        "boosts your metabolism"
      ]),
      ...german([
        ...combined(
          "stärkt, stärken, boostet, unterstützt",
          "das Immunsystem, dein Immunsystem, Ihr Immunsystem, die Abwehrkräfte, deine Abwehrkräfte"
        ),
        ...combined("senkt, senken", "den Cholesterinspiegel, das Cholesterin, den Blutdruck, den Blutzucker"),
        "Detox",
        "Detox-Kur",
        "entgiftet",
        "entschlackt",
        "entzündungshemmend",
        "entzündungshemmende",
        "kurbelt den Stoffwechsel an"
      ])
    ]
  },
  {
    name: "evidence",
    severity: "warn",
    title: { en: "What is called proven needs its study", de: "Was bewiesen heißt, braucht seine Studie" },
    source: sources.linkedinAds,
    terms: [
      ...english(`clinically proven, medically proven, scientifically proven, doctors recommend, doctor-recommended,
        recommended by doctors`),
      ...german(`klinisch bewiesen, klinisch erwiesen, medizinisch bewiesen, medizinisch erwiesen,
        wissenschaftlich bewiesen, wissenschaftlich erwiesen, von Ärzten empfohlen, Ärzte empfehlen`)
    ]
  },
  {
    name: "prescription-medicines",
    severity: "quarantine",
    title: {
      en: "Prescription medicines may not be advertised to the public",
      de: "Keine Publikumswerbung für verschreibungspflichtige Arzneimittel"
    },
    source: sources.asaMedicines,
    regions: ["EU", "GB"],
    terms: [
      ...everywhere(`Ozempic, Wegovy, Mounjaro, Saxenda, semaglutide, Semaglutid, tirzepatide, Tirzepatid, Viagra,
        Cialis, Botox, Botulinum, Kenalog, Xanax, Ritalin, Adderall`),
      ...german("Abnehmspritze, Abnehmspritzen"),
      ...english("weight-loss injection, weight-loss injections, skinny jab, skinny jabs")
    ]
  }
])
