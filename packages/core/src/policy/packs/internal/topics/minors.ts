/** Children: data about them, and advertising that speaks to them. */
import type { Term } from "../../../Rule.ts"
import { combined, english, german } from "../terms.ts"
import { sources } from "./sources.ts"
import { topicPack } from "./topicPack.ts"

/** What stands in front of a wish: `euch das Rad zu kaufen`. */
const begged = combined("bitte, bittet", "deine Eltern, eure Eltern, Mama, Papa")
const things = ["das", "die", "den", "ein", "eine", "einen", "dieses", "diese", "diesen"]

/** German terms, each clean in front of the words: a list of its own, since all for all would be thousands. */
const unlessBefore = (terms: ReadonlyArray<string>, words: string): ReadonlyArray<Term> =>
  terms.flatMap((term) => german([term], { except: combined([term], words) }))

export const minors = topicPack("minors", { en: "Children", de: "Kinder" }, [
  {
    name: "data",
    severity: "warn",
    title: {
      en: "Do not ask for data and pictures of children",
      de: "Nicht nach Daten und Bildern von Kindern fragen"
    },
    source: sources.ftcChildren,
    terms: [
      ...english([
        ...combined(
          "your child's, your kid's, your daughter's, your son's",
          "full name, name and age, date of birth, school, address, phone number"
        ),
        ...combined(
          "a photo of, photos of, a picture of, pictures of, a video of",
          "your child, your children, your kid, your kids, your daughter, your son, your baby"
        )
      ]),
      ...german([
        ...combined(
          "Name, Namen, Geburtsdatum, Schule, Adresse",
          "deines Kindes, Ihres Kindes, eures Kindes, eurer Kinder, Ihrer Kinder"
        ),
        ...combined(
          "Foto, Fotos, Bild, Bilder, Video, Videos",
          `deines Kindes, Ihres Kindes, eures Kindes, deiner Kinder, eurer Kinder, Ihrer Kinder, von deinem Kind,
            von eurem Kind, von Ihrem Kind`
        )
      ])
    ]
  },
  {
    name: "exhortation",
    severity: "quarantine",
    title: {
      en: "Do not tell children to buy or to beg their parents",
      de: "Kinder nicht zum Kauf oder zum Bitten bei den Eltern auffordern"
    },
    source: sources.unfairCompetitionAct,
    regions: ["EU", "GB"],
    terms: [
      ...english([
        ...combined(
          "ask, tell, get, beg, nag",
          "your parents, your mum, your mom, your dad, mum, mom, dad",
          "to buy, to get you, to order"
        ),
        "kids, buy",
        "kids, get yours",
        "children, buy",
        "pester your parents"
      ]),
      ...german([
        ...combined("überrede, überredet, nerv, nervt", "deine Eltern, eure Eltern, Mama, Papa"),
        ...combined(
          "frag, fragt, bitte, bittet",
          "deine Eltern, eure Eltern, Mama, Papa",
          "nach dem, nach der, um das, um den"
        ),
        ...combined(
          "lass dir, lass es dir, lasst euch, lasst es euch",
          "von deinen Eltern, von euren Eltern, von Mama, von Papa",
          "kaufen, schenken"
        ),
        ...combined("kauft jetzt, kauft es, kauft sie, kauft ihn, kauft heute", [", Kids", ", liebe Kinder"]),
        "Kinder, kauft",
        "Kinder, holt euch",
        "Kids, holt euch",
        "bettel bei Mama",
        "bettelt bei euren Eltern"
      ]),
      ...unlessBefore(
        combined("kauft jetzt, kauft es, kauft sie, kauft ihn, kauft heute", [", Kinder"]),
        "zahlen, fahren, bekommen, erhalten, sind, haben, dürfen, lieben, unter, bis, ab, inklusive, gratis, kostenlos"
      ),
      ...unlessBefore(
        combined(begged, [", euch", ", dir"], things),
        "Formular, Anmeldung, Erlaubnis, Einverständniserklärung, Weg, Adresse, Nummer, Passwort"
      )
    ]
  }
])
