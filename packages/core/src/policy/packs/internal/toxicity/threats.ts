/** Threats, and calls to harm oneself. */
import type { Term } from "../../../Rule.ts"
import { combined, english, french, german, italian, spanish } from "../terms.ts"

/** Somebody is to be afraid. */
export const threats: ReadonlyArray<Term> = [
  ...english([
    ...combined(
      "I will, I'll, I'm going to, we will, we'll, we are going to",
      "kill you, hurt you, beat you up, hunt you down, make you suffer"
    ),
    "I know where you live",
    "we know where you live",
    "you better watch your back",
    "you'd better watch your back",
    "you deserve to die",
    "I hope you die",
    "you should be dead",
    "you are dead meat",
    "you're dead meat"
  ]),
  ...english("I will find you, I'll find you", {
    except: combined("I will find you, I'll find you", "a, an, the, one, some, something, another, your")
  }),
  ...german([
    ...combined(
      "ich",
      `bring dich um, bringe dich um, mach dich fertig, mache dich fertig, schlag dich tot, schlage dich tot,
        werde dich finden`
    ),
    ...combined("ich weiß, wir wissen", ["wo du wohnst", ", wo du wohnst"]),
    "wir bringen dich um",
    "wir bringen euch um",
    "ich bring euch um",
    "ich bringe euch um",
    "du verdienst den Tod",
    "hoffentlich stirbst du",
    "du gehörst umgebracht"
  ]),
  // A call to it or a threat: a person must look, since heat and work do it too.
  ...german("bringt euch um", {
    except: [
      ...combined(
        `das, dies, es, was, er, sie, jemand, niemand, keiner, Stress, Hitze, Kälte, Arbeit, Alltag, Warten, Lärm, Chef,
          Mafia, Langeweile, Neugier, Spannung, Sehnsucht, Hunger, Durst, Müdigkeit`,
        "bringt euch um"
      ),
      ...combined(
        "bringt euch um",
        `den, die, das, einen, eine, ein, euren, eure, euer, jeden, jede, jedes, alles, nichts, viel, vieles, Haus, Schlaf,
          Geld, Zeit, Kopf und Kragen`
      ),
      ...combined(["bringt euch um"], [", wenn", ", falls", ", sobald"])
    ]
  }),
  ...french([
    ...combined("je vais te, on va te, je vais vous", "tuer, frapper, massacrer"),
    "je sais où tu habites",
    "on sait où tu habites",
    "tu mérites de mourir",
    "j'espère que tu vas mourir"
  ]),
  ...spanish([
    ...combined("te voy a, os voy a, los voy a, te vamos a", "matar, pegar, hacer daño"),
    "sé dónde vives",
    "sabemos dónde vives",
    "mereces morir",
    "ojalá te mueras"
  ]),
  ...italian(`ti ammazzo, ti uccido, ti ammazzerò, ti ucciderò, vi ammazzo, so dove abiti, sappiamo dove abiti,
    meriti di morire, spero che tu muoia`)
]

/** Somebody is told to hurt themselves. */
export const selfHarm: ReadonlyArray<Term> = [
  ...english("go kill yourself, just kill yourself, you should kill yourself, please kill yourself, go hang yourself"),
  ...english("kill yourself, hang yourself", {
    except: [
      // Help, warnings and figures of speech.
      ...combined(
        `to, can, could, would, will, may, might, must, not, don't, never, ever, and, or, that, didn't, you, you'll, you'd,
          won't, nearly, almost, without, before, about, of, nor, if, why, when, practically`,
        "kill yourself, hang yourself"
      ),
      ...combined(
        "kill yourself",
        "laughing, working, with work, trying, training, over, for a, in the gym, at the gym, to get, doing"
      ),
      ...combined(
        "hang yourself",
        "up, out to dry, a, an, one, the, some, in a hammock, from the bar, from the rings, on the wall"
      )
    ]
  }),
  ...english(
    "I hope you kill yourself, kill yourselves, go kill yourselves, go and kill yourself, go and hang yourself, kill urself, hang urself"
  ),
  ...english("KYS", {
    // A campaign for tests of HIV.
    except: [
      ...combined(["KYS"], "campaign, day, week, clinic, test, testing, event"),
      "know your status (KYS)",
      "know your status, KYS",
      "KYS (know your status)",
      "KYS: know your status"
    ]
  }),
  ...english("end your life", {
    except: [
      // Help, warnings and figures of speech.
      ...combined(
        `to, can, could, would, will, may, might, must, not, don't, never, ever, and, or, that, didn't, you, wish to,
          tried to, think you should, feel you should, like you should`,
        "end your life"
      ),
      ...combined("end your life", "as, of, in, with, savings, story, insurance, support, cycle, sentence")
    ]
  }),
  ...german(`bring dich doch um, bring dich einfach um, geh dich umbringen, häng dich doch auf, häng dich einfach auf,
    geh sterben, geh doch sterben`),
  ...german("bring dich um", {
    except: [
      // A threat is another rule's; and much keeps people from their sleep.
      "ich bring dich um",
      ...combined("bring dich um", "den, die, das, dein, deinen, deine, Haus, jeden, jede, nichts")
    ]
  }),
  // Without its exclamation mark it is what the heat does to people.
  ...german(
    [
      "bringt euch um!",
      "bringt euch doch um",
      "bringt euch alle um",
      "bringt euch selbst um",
      "bringt euch einfach um",
      "bringt euch endlich um"
    ],
    {
      except: combined("das, es, was, er, sie, Stress, Hitze, Arbeit, Alltag, Warten, Lärm", ["bringt euch um!"])
    }
  ),
  ...german("häng dich auf, hängt euch auf", {
    except: [
      ...combined("ich, er, sie, das", "häng dich auf, hängt euch auf"),
      ...combined(
        "häng dich auf, hängt euch auf",
        "den, die, das, dem, der, dein, deinen, deine, keinen, jeden, ein, eine, einen, einer"
      )
    ]
  }),
  ...german("du solltest dich umbringen, ihr solltet euch umbringen, du sollst dich umbringen", {
    except: combined("denkst, glaubst, meinst, sagt, sagen, denken, glauben", [
      ", du solltest dich umbringen",
      ", ihr solltet euch umbringen",
      ", du sollst dich umbringen"
    ])
  }),
  ...french("va te tuer, va te pendre, suicide-toi, tue-toi"),
  ...spanish("mátate, suicídate, ve a matarte, vete a morir"),
  ...italian("ammazzati, ucciditi, vai a morire, vatti ad ammazzare")
]
