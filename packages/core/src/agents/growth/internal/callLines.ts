import { type AddressForm } from "../../../brand/FormOfAddress.ts"
import { type FindingKind } from "../../../knowledge/Finding.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { type GoalIntent } from "../CallsToAction.ts"

type Several = readonly [string, ...Array<string>]

/** Lines to choose from; none claims anything, and none begs. */
export interface CallLines {
  /** Before an address. */
  readonly here: Readonly<Record<GoalIntent, Several>>
  /** Where readers cannot follow an address. */
  readonly closing: Readonly<Record<GoalIntent, (brand: string) => Several>>
  readonly ask: Readonly<Record<FindingKind, Several>>
  /** Suits any statement. */
  readonly alsoAsk: Several
  readonly save: Several
  readonly share: Several
  readonly follow: (brand: string) => Several
}

/** In the language of the post and, in German, as the brand speaks to its readers. */
export const linesFor = (language: string, form: AddressForm | undefined): CallLines =>
  primarySubtag(language) === "de" ? german[form === undefined || form === "you" ? "none" : form] : english

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const openQuestion = (...questions: Several) => ({ answer: questions, definition: questions, claim: questions })
const experience = (...questions: Several) => ({ quotation: questions, story: questions })

const english: CallLines = {
  here: {
    appointment: ["Make an appointment here:", "Pick a time:", "For an appointment:", "Ask for an appointment here:"],
    book: ["Book here:", "To book:", "Reserve here:", "For bookings:"],
    visit: ["Find out more here:", "More about it:", "Read on here:", "The details are here:"]
  },
  closing: {
    appointment: (brand) => [
      `Make an appointment with ${brand}.`,
      `Ask ${brand} for an appointment.`,
      `Talk it over with ${brand}.`
    ],
    book: (brand) => [`Book with ${brand}.`, `Reserve with ${brand}.`, `Ask ${brand} for a date.`],
    visit: (brand) => [`Come and visit ${brand}.`, `Drop in at ${brand}.`, `See for yourself at ${brand}.`]
  },
  ask: {
    ...openQuestion(
      "Which question about this is still open for you?",
      "What would you ask next?",
      "How does this look in your own case?"
    ),
    ...experience("Have you seen the same, or the opposite?", "How did it go when you tried?"),
    statistic: ["Would you have guessed this figure?", "Is that more or less than you expected?"],
    "how-to": ["Which part of this is the hard one for you?", "Which step would you have left out?"],
    comparison: ["Which of the two would you take, and why?", "What would settle it for you?"],
    list: ["What would you add to the list?", "Which of these matters most to you?"]
  },
  alsoAsk: [
    "What is it like where you live?",
    "What would you want to know before you decide?",
    "What has been different for you?"
  ],
  save: ["Save this for the day you need it.", "Keep this for later.", "Save this before you begin."],
  share: [
    "Send this to someone who is asking the same question.",
    "Pass this on to whoever decides it with you.",
    "Somebody you know may be wondering too: send it over."
  ],
  follow: (brand) => [
    `Follow ${brand} to read on.`,
    `Follow ${brand} for the next part.`,
    `There is more like this from ${brand}: follow along.`
  ]
}

const german: Readonly<Record<Exclude<AddressForm, "you"> | "none", CallLines>> = {
  sie: {
    here: {
      appointment: ["Hier vereinbaren Sie einen Termin:", "Zum Termin:", "Ihren Termin wählen Sie hier:"],
      book: ["Hier können Sie buchen:", "Zur Buchung:", "Buchen Sie hier:"],
      visit: ["Hier erfahren Sie mehr:", "Lesen Sie hier weiter:", "Mehr dazu:"]
    },
    closing: {
      appointment: (brand) => [
        `Vereinbaren Sie einen Termin bei ${brand}.`,
        `Fragen Sie bei ${brand} nach einem Termin.`,
        `Sprechen Sie mit ${brand} darüber.`
      ],
      book: (brand) => [`Buchen Sie bei ${brand}.`, `Reservieren Sie bei ${brand}.`],
      visit: (brand) => [`Besuchen Sie ${brand}.`, `Kommen Sie bei ${brand} vorbei.`]
    },
    ask: {
      ...openQuestion(
        "Welche Frage dazu ist für Sie noch offen?",
        "Was würden Sie als Nächstes fragen?",
        "Wie sieht das in Ihrem Fall aus?"
      ),
      ...experience("Haben Sie dasselbe erlebt oder das Gegenteil?", "Wie ist es Ihnen dabei ergangen?"),
      statistic: ["Hätten Sie diese Zahl erwartet?", "Ist das mehr oder weniger, als Sie dachten?"],
      "how-to": ["Was davon fällt Ihnen am schwersten?", "Welchen Schritt hätten Sie ausgelassen?"],
      comparison: ["Was von beidem würden Sie nehmen, und warum?", "Was gäbe bei Ihnen den Ausschlag?"],
      list: ["Was würden Sie der Liste hinzufügen?", "Was davon ist Ihnen am wichtigsten?"]
    },
    alsoAsk: [
      "Wie ist das bei Ihnen?",
      "Was möchten Sie vor einer Entscheidung noch wissen?",
      "Was war bei Ihnen anders?"
    ],
    save: [
      "Speichern Sie sich das für den Tag, an dem Sie es brauchen.",
      "Heben Sie sich das für später auf.",
      "Speichern Sie sich das, bevor Sie anfangen."
    ],
    share: [
      "Schicken Sie das jemandem, der gerade dasselbe fragt.",
      "Geben Sie das weiter an alle, die mitentscheiden.",
      "Vielleicht fragt sich das noch jemand, den Sie kennen: Schicken Sie es weiter."
    ],
    follow: (brand) => [
      `Folgen Sie ${brand}, wenn Sie weiterlesen möchten.`,
      `Mehr davon lesen Sie bei ${brand}: Folgen Sie uns.`,
      `Folgen Sie ${brand} für die nächsten Posts.`
    ]
  },
  du: {
    here: {
      appointment: ["Hier bekommst du einen Termin:", "Zum Termin:", "Deinen Termin wählst du hier:"],
      book: ["Hier kannst du buchen:", "Zur Buchung:", "Buch hier:"],
      visit: ["Hier erfährst du mehr:", "Lies hier weiter:", "Mehr dazu:"]
    },
    closing: {
      appointment: (brand) => [
        `Mach einen Termin bei ${brand}.`,
        `Frag bei ${brand} nach einem Termin.`,
        `Sprich mit ${brand} darüber.`
      ],
      book: (brand) => [`Buch bei ${brand}.`, `Reservier bei ${brand}.`],
      visit: (brand) => [`Besuch ${brand}.`, `Komm bei ${brand} vorbei.`]
    },
    ask: {
      ...openQuestion(
        "Welche Frage dazu ist für dich noch offen?",
        "Was würdest du als Nächstes fragen?",
        "Wie sieht das in deinem Fall aus?"
      ),
      ...experience("Hast du dasselbe erlebt oder das Gegenteil?", "Wie ist es dir dabei ergangen?"),
      statistic: ["Hättest du diese Zahl erwartet?", "Ist das mehr oder weniger, als du dachtest?"],
      "how-to": ["Was davon fällt dir am schwersten?", "Welchen Schritt hättest du ausgelassen?"],
      comparison: ["Was von beidem würdest du nehmen, und warum?", "Was gäbe bei dir den Ausschlag?"],
      list: ["Was würdest du der Liste hinzufügen?", "Was davon ist dir am wichtigsten?"]
    },
    alsoAsk: ["Wie ist das bei dir?", "Was möchtest du vor einer Entscheidung noch wissen?", "Was war bei dir anders?"],
    save: [
      "Speicher dir das für den Tag, an dem du es brauchst.",
      "Heb dir das für später auf.",
      "Speicher dir das, bevor du anfängst."
    ],
    share: [
      "Schick das jemandem, der gerade dasselbe fragt.",
      "Gib das weiter an alle, die mitentscheiden.",
      "Vielleicht fragt sich das noch jemand, den du kennst: Schick es weiter."
    ],
    follow: (brand) => [
      `Folg ${brand}, wenn du weiterlesen möchtest.`,
      `Mehr davon liest du bei ${brand}: Folg uns.`,
      `Folg ${brand} für die nächsten Posts.`
    ]
  },
  ihr: {
    here: {
      appointment: ["Hier bekommt ihr einen Termin:", "Zum Termin:", "Euren Termin wählt ihr hier:"],
      book: ["Hier könnt ihr buchen:", "Zur Buchung:", "Bucht hier:"],
      visit: ["Hier erfahrt ihr mehr:", "Lest hier weiter:", "Mehr dazu:"]
    },
    closing: {
      appointment: (brand) => [
        `Macht einen Termin bei ${brand}.`,
        `Fragt bei ${brand} nach einem Termin.`,
        `Sprecht mit ${brand} darüber.`
      ],
      book: (brand) => [`Bucht bei ${brand}.`, `Reserviert bei ${brand}.`],
      visit: (brand) => [`Besucht ${brand}.`, `Kommt bei ${brand} vorbei.`]
    },
    ask: {
      ...openQuestion(
        "Welche Frage dazu ist für euch noch offen?",
        "Was würdet ihr als Nächstes fragen?",
        "Wie sieht das in eurem Fall aus?"
      ),
      ...experience("Habt ihr dasselbe erlebt oder das Gegenteil?", "Wie ist es euch dabei ergangen?"),
      statistic: ["Hättet ihr diese Zahl erwartet?", "Ist das mehr oder weniger, als ihr dachtet?"],
      "how-to": ["Was davon fällt euch am schwersten?", "Welchen Schritt hättet ihr ausgelassen?"],
      comparison: ["Was von beidem würdet ihr nehmen, und warum?", "Was gäbe bei euch den Ausschlag?"],
      list: ["Was würdet ihr der Liste hinzufügen?", "Was davon ist euch am wichtigsten?"]
    },
    alsoAsk: [
      "Wie ist das bei euch?",
      "Was möchtet ihr vor einer Entscheidung noch wissen?",
      "Was war bei euch anders?"
    ],
    save: [
      "Speichert euch das für den Tag, an dem ihr es braucht.",
      "Hebt euch das für später auf.",
      "Speichert euch das, bevor ihr anfangt."
    ],
    share: [
      "Schickt das jemandem, der gerade dasselbe fragt.",
      "Gebt das weiter an alle, die mitentscheiden.",
      "Vielleicht fragt sich das noch jemand, den ihr kennt: Schickt es weiter."
    ],
    follow: (brand) => [
      `Folgt ${brand}, wenn ihr weiterlesen möchtet.`,
      `Mehr davon lest ihr bei ${brand}: Folgt uns.`,
      `Folgt ${brand} für die nächsten Posts.`
    ]
  },
  none: {
    here: {
      appointment: ["Hier gibt es Termine:", "Zum Termin:"],
      book: ["Hier geht es zur Buchung:", "Zur Buchung:"],
      visit: ["Hier steht mehr dazu:", "Mehr dazu:", "Weiterlesen:"]
    },
    closing: {
      appointment: (brand) => [`Termine bei ${brand}.`, `Ein Gespräch dazu bei ${brand}.`],
      book: (brand) => [`Buchungen bei ${brand}.`, `Reservierungen bei ${brand}.`],
      visit: (brand) => [`Einladung zum Besuch bei ${brand}.`, `Zum Ansehen bei ${brand}.`]
    },
    ask: {
      ...openQuestion("Welche Frage dazu ist noch offen?", "Was wäre die nächste Frage dazu?"),
      ...experience("Wer hat dasselbe erlebt, wer das Gegenteil?", "Wem ist es ebenso ergangen?"),
      statistic: ["Wer hätte diese Zahl erwartet?", "Ist das mehr oder weniger als gedacht?"],
      "how-to": ["Was davon ist am schwersten?", "Welcher Schritt fällt am leichtesten weg?"],
      comparison: ["Was von beidem ist die bessere Wahl, und warum?", "Was gäbe den Ausschlag?"],
      list: ["Was fehlt auf der Liste?", "Was davon ist am wichtigsten?"]
    },
    alsoAsk: ["Wie ist das anderswo?", "Was fehlt noch für eine Entscheidung?"],
    save: ["Zum Speichern für den Tag, an dem es gebraucht wird.", "Zum Aufheben für später."],
    share: ["Zum Weitergeben an alle, die gerade dasselbe fragen.", "Zum Weiterschicken an alle, die mitentscheiden."],
    follow: (brand) => [`Mehr davon auf dem Profil von ${brand}.`, `Die nächsten Posts auf dem Profil von ${brand}.`]
  }
}
