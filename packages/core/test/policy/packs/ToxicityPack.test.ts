import { toxicityPack } from "@postwright/core/policy/packs/ToxicityPack"
import { assert, describe, it } from "@effect/vitest"
import { rulesThatFind } from "./wordFindings.ts"

const found: Readonly<Record<string, Readonly<Record<"en" | "de" | "fr" | "es" | "it", ReadonlyArray<string>>>>> = {
  "toxicity/threats": {
    en: ["I will find you", "We know where you live"],
    de: ["Ich weiß, wo du wohnst", "Ich werde dich finden", "Wir bringen euch um", "Bringt euch um, ihr Loser"],
    fr: ["Je sais où tu habites", "Je vais te frapper"],
    es: ["Sé dónde vives", "Te voy a pegar"],
    it: ["So dove abiti", "Meriti di morire"]
  },
  "toxicity/contempt": {
    en: [
      "Go back to where you came from",
      "Migrants are parasites",
      "All Muslims are terrorists",
      "Arabs are all rapists",
      "Heil Hitler"
    ],
    de: [
      "Geh dahin zurück, wo du herkommst",
      "Frauen sind minderwertig",
      "Alle Moslems sind Terroristen",
      "Flüchtlinge sind alle Vergewaltiger",
      "Sieg Heil"
    ],
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
    en: [
      "Go hang yourself",
      "You should kill yourself",
      "End your life",
      "Just end your life",
      "Kill yourself",
      "Hang yourself",
      "KYS",
      "Kill urself",
      "I hope you kill yourself"
    ],
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
    "Don't end your life savings plan",
    "If you want to kill yourself, call 116 123",
    "Don't kill yourself over a deadline",
    "You nearly kill yourself laughing",
    "Hang yourself a picture over the desk",
    "Rope enough to hang yourself in a hammock",
    "KYS campaign: free tests on Friday",
    "Not all Muslims are terrorists, whatever the tabloids say",
    "It is a lie that migrants are rapists"
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
    "Wenn du denkst, du solltest dich umbringen, ruf an",
    "Die Hitze bringt euch um",
    "Kaffee bringt euch um eine Stunde Schlaf",
    "Nicht alle Muslime sind Terroristen",
    "Keine Frauen sind Terroristen, sagt die Statistik",
    "Heil und Sieg wünschte man dem Kaiser"
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

  it("finds them behind a letter that only looks like another, and behind digits", () => {
    for (const [text, language, ruleId] of [
      ["go kіll yourself", "en", "toxicity/self-harm"],
      ["go k1ll yourself", "en", "toxicity/self-harm"],
      ["K.Y.S", "en", "toxicity/self-harm"],
      ["gеh sterben", "de", "toxicity/self-harm"],
      ["br1ng dich doch um", "de", "toxicity/self-harm"],
      ["y0u are stupid", "en", "toxicity/insults"],
      ["you are stυpid", "en", "toxicity/insults"],
      ["du b1st dumm", "de", "toxicity/insults"],
      ["we know wherе you live", "en", "toxicity/threats"],
      ["wir br1ngen dich um", "de", "toxicity/threats"],
      ["m1grants are paras1tes", "en", "toxicity/contempt"],
      ["Frаuen sind minderwertig", "de", "toxicity/contempt"],
      ["H3il H1tler", "de", "toxicity/contempt"],
      ["shυt up", "en", "toxicity/dismissals"],
      ["h4lt die Klappe", "de", "toxicity/dismissals"]
    ] as const) {
      assert.include(rulesThatFind(`${text}!`, { language }), ruleId, text)
    }
  })

  it("leaves alone what is said kindly with the same words", () => {
    for (const [language, texts] of Object.entries(passes)) {
      for (const text of texts) assert.deepStrictEqual(rulesThatFind(text, { language }), [], text)
    }
  })
})
