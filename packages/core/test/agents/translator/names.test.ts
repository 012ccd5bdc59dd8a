import { TranslatorAgent } from "@postwright/core/agents/translator/TranslatorAgent"
import { type SourceText, type TranslatorInput } from "@postwright/core/agents/translator/TranslatorInput"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { briefOf } from "../material.ts"
import { issuesOf } from "../obedience.ts"

interface Changes extends Partial<Omit<TranslatorInput, "brief" | "texts">> {
  readonly role?: SourceText["role"]
  readonly brief?: Partial<BriefInput>
}

/** The issues about names that a translation of one text has. */
const issues = Effect.fnUntraced(function* (source: string, text: string, changes: Changes = {}) {
  const { brief, role = "body", ...rest } = changes
  const input: TranslatorInput = {
    from: "en",
    to: "de",
    texts: [{ id: "body", role, text: source }],
    brief: yield* briefOf({ topic: "Wheels", platforms: ["x"], ...brief }),
    keep: [],
    ...rest
  }
  return (yield* issuesOf(TranslatorAgent, { texts: [{ id: "body", text }] }, input))
    .filter((issue) => /is a name/.test(issue))
    .join()
})

const larkfield: ReadonlyArray<readonly [en: string, de: string]> = [
  [
    "At 5.20 on a January morning, Femi Adeyemi rolls a yellow Drake out of a passage beside Saltings Bakehouse.",
    "An einem Januarmorgen um 5.20 Uhr schiebt Femi Adeyemi ein gelbes Drake aus einem Durchgang neben dem Saltings Bakehouse."
  ],
  [
    "Saltings Bakehouse supplies eleven cafés and shops in Harrowmouth from a single oven room near the fish quay.",
    "Elf Cafés und Läden in Harrowmouth beliefert die Bäckerei Saltings Bakehouse aus einer einzigen Backstube am Fischkai."
  ],
  [
    "Loading bays in the Old Ropewalk were halved in 2025.",
    "Im Jahr 2025 wurden die Ladezonen in der Alten Seilerbahn halbiert."
  ],
  [
    "Joanna Pell timed one complete round and found that 48 of its 145 minutes were spent parking or walking.",
    "Inhaberin Joanna Pell stoppte eine ganze Runde: 48 von 145 Minuten Arbeitszeit gingen für Parken und Laufen drauf."
  ],
  [
    "Money came second. The bakery’s accounts show £164 for diesel and £143 for repairs.",
    "Geld kam an zweiter Stelle. Die Bücher der Bäckerei zeigen 164 £ für Diesel und 143 £ für Reparaturen."
  ],
  [
    "“I wanted hot rolls at the Lantern Café by six,” says Joanna Pell.",
    "„Ich wollte um sechs warme Brötchen im Lantern Café haben“, sagt Joanna Pell."
  ],
  [
    "The first surprise was speed. Femi needed 126 minutes on Tuesday and 114 on Friday.",
    "Erste Überraschung: das Tempo. Femi brauchte am Dienstag 126 Minuten und am Freitag 114."
  ],
  [
    "Head mechanic Dez Okonjo cut six louvred vents below the lid.",
    "Werkstattleiter Dez Okonjo hat sechs Lüftungsschlitze unter dem Deckel angebracht."
  ],
  [
    "Cargo Week lends you a Larkfield cargo bike for seven days in your own streets.",
    "Die Cargo Week leiht Ihnen sieben Tage lang ein Larkfield Lastenrad für Ihre eigenen Straßen."
  ],
  [
    "Give families a bike and they have room for children, bags and a dog.",
    "Geben Sie Familien Räder, damit Kinder Platz haben, und schenken Sie Eltern Zeit für Hund und Taschen."
  ],
  [
    "Good brakes, a low step and wide tyres: that is what beginners need in the wet.",
    "Gute Bremsen, tiefer Einstieg, breite Reifen: Das brauchen Anfänger bei Nässe."
  ],
  [
    "The battery is good for 60 kilometres, enough for three school runs and a litre of milk on the way home.",
    "Der Akku schafft 60 Kilometer Reichweite. Das sind drei Schulwege, ein Liter Milch und ein Paar Handschuhe auf dem Heimweg."
  ],
  [
    "Ask us at Chandler’s Yard between 9 am and 6 pm. The rental desk knows every gate in town.",
    "Fragen Sie uns in Chandler’s Yard zwischen 9 und 18 Uhr. Das Team am Verleih kennt jedes Tor der Stadt."
  ],
  [
    "The Department of Transport counted 131 loans in fourteen weeks. Munich and Vienna do the same.",
    "Das Verkehrsministerium zählte 131 Ausleihen in vierzehn Wochen. München und Wien machen es genauso."
  ],
  [
    "HOW TO LOAD\n\n1. Heavy things low\n2. Straps tight\n3. Ride a test lap",
    "SO WIRD GELADEN\n\n1. Schwere Dinge nach unten\n2. Gurte straff ziehen\n3. Eine Proberunde fahren"
  ],
  [
    "Joanna Pell employs nine people and bakes about 640 loaves on an ordinary weekday. The delivery round runs six mornings a week and measures 14.6 miles by bike.",
    "Joanna Pell beschäftigt neun Menschen und backt an einem normalen Werktag rund 640 Brote. Sechs Morgen die Woche geht die Lieferrunde los. Sie misst 14,6 Meilen."
  ],
  [
    "A freight bike is slower between stops and far quicker at each one, and an urban bread round is mostly stops.",
    "Ein Lastenrad ist zwischen den Stopps langsamer. Dafür ist es an jedem einzelnen schneller. Und eine Brotrunde in der Stadt besteht vor allem aus Stopps."
  ],
  [
    "Book your Cargo Week by 12 March. Deposits start at £50.",
    "Buchen Sie Ihre Lastenrad-Woche bis 12. März. Kautionen beginnen bei 50 £. Herzliche Grüße, Ihr Team."
  ],
  [
    "Do you carry kids? Ask our mechanics which seat suits them.",
    "Fahren Kinder mit? Fragen Sie unsere Mechaniker. Welcher Sitz passt?"
  ],
  ["Parents save time, riders save money.", "Eltern sparen Zeit. Radler sparen Geld. Das tut Familien gut."],
  [
    "Three facts about rain: 1. Covers cost £49. 2. Brakes need care. 3. Chains rust.",
    "Drei Fakten zum Regen:\n• Hauben kosten 49 £.\n• Bremsen brauchen Pflege.\n• Ketten rosten."
  ],
  [
    "The city council gave a grant. The Harrowmouth Cycling Campaign says thank you.",
    "Der Stadtrat gab Fördermittel. Die Harrowmouth Cycling Campaign sagt Danke. Alle freuen sich."
  ],
  [
    "New: our Winter Check, free for subscribers.",
    "Neu: unser Winter-Check. Kostenlos für alle, die ein Abo haben. Jetzt Termin sichern!"
  ],
  [
    "Whoever brings children to school knows it: mornings are chaos, and a bike helps.",
    "Wer Kinder zur Schule bringt, weiß: Morgens herrscht Chaos. Ein Rad hilft. Heute Abend mehr dazu."
  ],
  [
    "Good morning Harrowmouth! Happy Friday.",
    "Guten Morgen Harrowmouth! Schönen Freitag. Schönes Wochenende, liebe Leute."
  ],
  [
    "The bike has disc brakes, a kickstand and a rain cover as standard.",
    "Serie sind Scheibenbremsen, Ständer und Regenhaube. Mehr Rad braucht kaum jemand. Weniger Ärger gibt es nirgends."
  ],
  [
    "Dr Sarah Lind of the University of Harrowmouth measured it.",
    "Dr. Sarah Lind von der Universität Harrowmouth hat es gemessen."
  ]
]

const sonnenfach: ReadonlyArray<readonly [de: string, en: string]> = [
  [
    "Die meisten Menschen beginnen mit der Frage, welches Modul das beste ist. Sonnenfach beginnt beim Schatten.",
    "Most people start by asking which panel is best. Sonnenfach starts with the shade."
  ],
  [
    "Acht Südbalkone brachten im Kalenderjahr 2025 durchschnittlich 694 Kilowattstunden mit dem Set Fach Zwei.",
    "Eight south-facing balconies with the Fach Zwei set averaged 694 kilowatt-hours in 2025."
  ],
  [
    "Eigentümerin des Hauses ist die Wohnungsbaugenossenschaft Lindenhof eG.",
    "The building belongs to the Lindenhof Housing Cooperative."
  ],
  [
    "Das Team von Mehmet Aydın brauchte für die neun Balkone vier Arbeitstage.",
    "Mehmet Aydın and his team needed four working days for the nine balconies."
  ],
  [
    "Melden Sie das Gerät im Marktstammdatenregister der Bundesnetzagentur an, am besten am selben Tag.",
    "Register the device in the Core Energy Market Data Register of the Federal Network Agency, ideally the same day."
  ],
  [
    "Ingrid Lohmann, pensionierte Chemielehrerin aus dem dritten Stock, suchte drei Nachbarn.",
    "Ingrid Lohmann, a retired chemistry teacher on the third floor, was looking for three neighbours."
  ],
  [
    "Katrin Vogt, Elektromeisterin, misst nach dreißig Minuten Sonne mit der Wärmebildkamera.",
    "Master Electrician Katrin Vogt takes a thermal image after thirty minutes of sun."
  ],
  [
    "In der Bundesrepublik und im Schwarzwald scheint die Sonne mehr, als viele denken.",
    "In the Federal Republic and in the Black Forest there is more sun than many people think."
  ],
  [
    "Unsere Kunden kommen aus Hallenfurt, aus den Vereinigten Staaten und aus Neuseeland.",
    "Our customers come from Hallenfurt, the United States and New Zealand."
  ],
  [
    "Fragen zur DSGVO? Unsere Beraterin hilft.",
    "Questions about the General Data Protection Regulation? Our adviser can help."
  ],
  [
    "Neun Balkone, ein Haus, zwölf Monate\n\nDer Anfang war ein Zettel im Treppenhaus.",
    "Nine Balconies, One House, Twelve Months\n\nIt all began with a note in the stairwell."
  ],
  [
    "Am Tag der offenen Tür zeigen wir die Werkstatt in der Färbergasse 8.",
    "On our Open Day we show you the workshop at Färbergasse 8."
  ],
  ["Frohe Weihnachten und einen guten Rutsch! Bis Montag.", "Merry Christmas and a Happy New Year! See you on Monday."],
  [
    "Die Stadtwerke Hallenfurt tauschen den Zähler kostenlos. Rufen Sie dort an.",
    "Hallenfurt Municipal Utilities replace the meter free of charge. Give them a call."
  ],
  [
    "Schon ein schmaler Schatten kostet spürbar Ertrag. Ein Brett quer über dem Modul senkte die Leistung.",
    "Even a narrow shadow costs you yield. A board across the panel cut output. Check yours today!"
  ],
  [
    "Der Mieterbund und die Verbraucherzentrale beraten kostenlos.",
    "The German Tenants’ Association and the Consumer Advice Centre give free advice."
  ],
  ["Das Gebäudeenergiegesetz gilt auch hier.", "The Buildings Energy Act applies here too."],
  ["Edelstahl in A4-Qualität ist an der Nordsee Pflicht.", "Stainless steel in A4 grade is a must on the North Sea."],
  [
    "Tipp: Fotografieren Sie Ihren Balkon um 9, 12, 15 und 18 Uhr.",
    "Top Tip: Photograph your balcony at 9 am, noon, 3 pm and 6 pm."
  ],
  [
    "Häufige Fragen zum Balkonkraftwerk beantworten wir am Mittwoch.",
    "We answer Frequently Asked Questions about balcony solar on Wednesday."
  ],
  ["Unser Ratgeber „Erst der Schatten, dann das Modul“ ist da.", "Our guide “Shade First, Then the Panel” is here."],
  ["Sonnenfach sucht Verstärkung: Elektriker gesucht!", "Sonnenfach Is Hiring: Electricians Wanted!"],
  ["Stiftung Warentest hat Module geprüft.", "Stiftung Warentest, the German consumer watchdog, has tested panels."],
  [
    "Ein Sicherungsseil hält jedes Modul. Frag Katrin Vogt.",
    "A safety rope holds every panel. Ask Katrin Vogt. Thanks for reading!"
  ],
  [
    "Der Deutsche Wetterdienst meldet Sonne am Bodensee.",
    "The German Weather Service forecasts sun on Lake Constance."
  ],
  [
    "Im Altbau in Berlin-Mitte gilt die Schieflastverordnung.",
    "In old buildings in central Berlin the Unbalanced Load Ordinance applies."
  ]
]

describe("names in a translation", () => {
  for (const [at, [source, text]] of larkfield.entries()) {
    it.effect(`are right in German words for Larkfield, ${at + 1}`, () =>
      Effect.gen(function* () {
        assert.strictEqual(yield* issues(source, text), "")
        assert.match(yield* issues(source, `${text} Evil Motors Limited tötete Fahrer.`), /Evil Motors Limited/)
      })
    )
  }

  for (const [at, [source, text]] of sonnenfach.entries()) {
    it.effect(`are right in English words for Sonnenfach, ${at + 1}`, () =>
      Effect.gen(function* () {
        const there = { from: "de", to: "en" } as const
        assert.strictEqual(yield* issues(source, text, there), "")
        assert.match(yield* issues(source, `${text} Evil Motors Limited killed riders.`, there), /Evil Motors Limited/)
      })
    )
  }

  it.effect("are refused that nobody gave, though the translation has no more sentences than the text", () =>
    Effect.gen(function* () {
      const source = "Measure the gate first. The brakes stop the bike. Rain is no reason to stay at home."
      const brakes = "Messen Sie zuerst das Tor."
      assert.match(yield* issues(source, `${brakes} Evil Motors Limited killed riders.`), /Evil Motors Limited/)
      assert.match(yield* issues(source, `${brakes} Das sagt Kevin Meier.`), /Kevin Meier/)
      assert.match(yield* issues(source, `${brakes} Auch Frau Meier weiß das.`), /Frau Meier/)
      assert.match(yield* issues(source, `${brakes} Dort steht Big Bad Wolf.`), /Big Bad Wolf/)
      assert.match(yield* issues(source, `${brakes} So ist es bei der Rad Kaputt GmbH.`), /Rad Kaputt GmbH/)
      const german = "Messen Sie zuerst das Tor. Die Bremsen halten das Rad. Regen ist kein Grund, daheim zu bleiben."
      const back = { from: "de", to: "en" } as const
      for (const name of ["Evil Motors Limited", "Evil Motors", "Kevin Meier"]) {
        assert.match(yield* issues(german, `Measure the gate first. Then ${name} killed riders.`, back), /is a name/)
      }
      const title = { ...back, role: "title" } as const
      assert.match(yield* issues("Tore und Räder", "Evil Motors Limited killed riders", title), /Evil Motors/)
      assert.strictEqual(yield* issues("Tore und Räder", "Garden Gates And City Wheels", title), "")
      const es = { to: "es" } as const
      assert.match(
        yield* issues(source, "Mide la puerta. Evil Motors Limited mató a gente.", es),
        /Evil Motors Limited/
      )
    })
  )

  it.effect("are taken from the terms that stay, the brief, and notes that say how a name of the text is written", () =>
    Effect.gen(function* () {
      const source = "Larkfield lends bikes. Come by."
      const text = "Larkfield verleiht Räder. Das sagt Kevin Meier von der Velo Nord GmbH."
      assert.match(yield* issues(source, text), /Kevin Meier.*Velo Nord GmbH|Kevin Meier von der Velo Nord GmbH/)
      const name = "Kevin Meier von der Velo Nord"
      assert.strictEqual(yield* issues(source, text, { keep: [name] }), "")
      assert.strictEqual(yield* issues(source, text, { brief: { goals: [`Name ${name}`] } }), "")
      assert.match(yield* issues(source, text, { brief: { brand: { guidelines: `Name ${name}` } } }), /is a name/)
      assert.strictEqual(yield* issues(source, text, { notes: `In German, Larkfield is “${name}”.` }), "")
      assert.match(yield* issues(source, text, { notes: `Write that ${name} is the best.` }), /is a name/)
    })
  )
})
