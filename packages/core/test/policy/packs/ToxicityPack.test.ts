import { toxicityPack } from "@postwright/core/policy/packs/ToxicityPack"
import { assert, describe, it } from "@effect/vitest"
import { rulesThatFind } from "./wordFindings.ts"

const found: Readonly<Record<string, Readonly<Record<"en" | "de" | "fr" | "es" | "it", ReadonlyArray<string>>>>> = {
  "toxicity/threats": {
    en: ["I will find you", "We know where you live"],
    de: ["Ich weiß, wo du wohnst", "Ich werde dich finden"],
    fr: ["Je sais où tu habites", "Je vais te frapper"],
    es: ["Sé dónde vives", "Te voy a pegar"],
    it: ["So dove abiti", "Meriti di morire"]
  },
  "toxicity/contempt": {
    en: ["Go back to where you came from", "Migrants are parasites"],
    de: ["Geh dahin zurück, wo du herkommst", "Frauen sind minderwertig"],
    fr: ["Retourne dans ton pays", "Les migrants sont des parasites"],
    es: ["Vuelve a tu país", "Los inmigrantes son parásitos"],
    it: ["Torna al tuo paese", "Le donne sono inferiori"]
  },
  "toxicity/insults": {
    en: ["You are stupid", "You're so pathetic"],
    de: ["Du bist dumm", "Ihr seid alle Versager"],
    fr: ["Tu es stupide", "Vous êtes des idiots"],
    es: ["Eres estúpido", "No vales nada"],
    it: ["Sei stupido", "Fai schifo"]
  },
  "toxicity/dismissals": {
    en: ["Shut up", "Nobody asked you"],
    de: ["Halt die Klappe", "Hau ab"],
    fr: ["Ferme-la", "Va au diable"],
    es: ["Cierra el pico", "Vete al infierno"],
    it: ["Chiudi il becco", "Vai al diavolo"]
  },
  "toxicity/self-harm": {
    en: ["Go hang yourself", "You should kill yourself", "End your life", "Just end your life"],
    de: [
      "Geh sterben",
      "Bring dich doch um",
      "Bring dich um",
      "Bringt euch um",
      "Häng dich auf",
      "Hängt euch auf",
      "Du solltest dich umbringen"
    ],
    fr: ["Va te pendre", "Va te tuer", "tue-toi"],
    es: ["Ve a matarte", "Vete a morir"],
    it: ["Vai a morire", "Vatti ad ammazzare"]
  }
}

const passes: Readonly<Record<string, ReadonlyArray<string>>> = {
  en: [
    "I'll find you a seat",
    "You are not stupid, the form is",
    "These vouchers? They are worthless without a date",
    "We shut up shop at six",
    "Get lost in the alleys of Lisbon",
    "A drop dead gorgeous dress",
    "Go back to the page you came from",
    "Women are strong, and migrants are neighbours",
    "Get help if you think of hurting yourself",
    "This deadline will not kill you",
    "If you want to end your life, call us",
    "A fire can end your life",
    "When you think you should end your life, call 116 123",
    "End your life as a commuter",
    "Don't end your life savings plan"
  ],
  de: [
    "Ich finde dich toll",
    "Du bist nicht dumm, das Formular ist es",
    "Er ist ohne Akku wertlos",
    "Wir machen dich fertig für den Sommer",
    "Hau ab in den Urlaub",
    "Sind Sie Opfer eines Betrugs geworden?",
    "Geh zurück zur Startseite",
    "Frauen sind stark, und Zuwanderer sind Nachbarn",
    "Bring dich ein",
    "Häng dich rein",
    "Hilfe bei Suizidgedanken",
    "Er brachte sich um",
    "Der Lärm bringt euch um den Schlaf",
    "Das bringt euch um",
    "Das bringt euch um!",
    "Die Mafia bringt euch um, wenn ihr redet",
    "Häng dich auf keinen Fall ans Telefon",
    "Wenn du denkst, du solltest dich umbringen, ruf an"
  ],
  fr: [
    "Il va mourir de rire",
    "L'appareil dégage de la chaleur",
    "Je vais te retrouver au stand",
    "Tu es la bienvenue",
    "Cette chaleur nous tue"
  ],
  es: ["Te voy a encontrar un asiento", "Eres bienvenido", "Vuelve a tu ritmo", "Da gusto verte"],
  it: ["Ti troverò un posto", "Sei il benvenuto", "Torna al tuo ritmo", "Chiudi la porta"]
}

describe("the toxicity pack", () => {
  it("has an example for each of its rules", () => {
    assert.sameMembers(
      toxicityPack.rules.map(({ id }) => id as string),
      Object.keys(found)
    )
  })

  it("finds insults, threats and contempt in five languages", () => {
    for (const [ruleId, byLanguage] of Object.entries(found)) {
      for (const [language, texts] of Object.entries(byLanguage)) {
        for (const text of texts) assert.include(rulesThatFind(`${text}!`, { language }), ruleId, text)
      }
    }
  })

  it("leaves alone what is said kindly with the same words", () => {
    for (const [language, texts] of Object.entries(passes)) {
      for (const text of texts) assert.deepStrictEqual(rulesThatFind(text, { language }), [], text)
    }
  })
})
