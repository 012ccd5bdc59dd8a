/** Insults said to a person. */
import type { Term } from "../../../Rule.ts"
import { combined, english, french, german, italian, spanish } from "../terms.ts"

/** Somebody is called something. Of others only what no thing can be: "they are worthless" may be vouchers. */
export const insults: ReadonlyArray<Term> = [
  ...english([
    ...combined(
      "you are, you're, you are so, you're so, you are just, you're just, you are all, you're all",
      "stupid, dumb, pathetic, worthless, brainless, an idiot, a moron, idiots, morons, losers, scum, a waste of space"
    ),
    ...combined("he is, she is, they are, he's, she's, they're", "an idiot, a moron, idiots, morons, losers, scum"),
    ...combined(
      "you are, you're, you are so, you're so",
      "ugly, disgusting, useless, a loser, a joke, trash, garbage, a disgrace"
    ),
    "are you stupid",
    "how stupid are you",
    "what an idiot",
    "you idiot",
    "you idiots",
    "you moron",
    "you morons",
    "you loser",
    "you losers",
    "nobody likes you",
    "no one likes you",
    "you make me sick",
    "you disgust me"
  ]),
  ...german([
    ...combined(
      "du bist, du bist so, du bist einfach, ihr seid, ihr seid so, ihr seid alle, Sie sind",
      "dumm, blöd, doof, strohdumm, erbärmlich, wertlos, ein Idiot, eine Idiotin, Idioten, Versager, Abschaum"
    ),
    ...combined("er ist, sie ist", "ein Idiot, eine Idiotin, ein Versager, Abschaum"),
    ...combined(
      "du bist, du bist so, ihr seid",
      "hässlich, widerlich, ekelhaft, ein Versager, eine Versagerin, eine Schande, ein Niemand"
    ),
    "bist du dumm",
    "bist du blöd",
    "seid ihr dumm",
    "du Idiot",
    "du Idiotin",
    "ihr Idioten",
    "so ein Idiot",
    "was für ein Idiot",
    "du Versager",
    "ihr Versager",
    "keiner mag dich",
    "niemand mag dich",
    "du widerst mich an"
  ]),
  ...french([
    ...combined(
      "tu es, t'es, vous êtes",
      "stupide, stupides, idiot, idiote, idiots, débile, débiles, un idiot, une idiote, des idiots, pathétique"
    ),
    ...combined("tu es, il est, elle est", "un imbécile, une imbécile, un crétin"),
    "tu es nul",
    "tu es nulle",
    "tu ne vaux rien",
    "tu me dégoûtes",
    "personne ne t'aime",
    "espèce d'idiot",
    "espèce d'idiote",
    "espèce d'imbécile"
  ]),
  ...spanish([
    ...combined(
      "eres, sois",
      `estúpido, estúpida, estúpidos, idiota, idiotas, imbécil, imbéciles, tonto, tonta, un idiota, una idiota,
        un imbécil, patético, patética`
    ),
    "es un idiota",
    "es una idiota",
    "es un imbécil",
    "son unos idiotas",
    "son unos imbéciles",
    "qué idiota eres",
    "no vales nada",
    "das asco",
    "me das asco",
    "nadie te quiere"
  ]),
  ...italian([
    ...combined(
      "sei, siete",
      `stupido, stupida, stupidi, scemo, scema, scemi, un idiota, un'idiota, degli idioti, un imbecille,
        degli imbecilli, patetico, patetica`
    ),
    "è un idiota",
    "è un'idiota",
    "è un imbecille",
    "sono degli idioti",
    "sei una nullità",
    "non vali niente",
    "fai schifo",
    "fate schifo",
    "mi fai schifo",
    "nessuno ti vuole"
  ])
]

/** Somebody is told to be quiet or to go away. */
export const dismissals: ReadonlyArray<Term> = [
  ...english("shut up", {
    except: [
      ...combined("shut up", "shop, and take my money, and drive, for winter, for the winter"),
      "shuts up shop",
      "open and shut up"
    ]
  }),
  ...english("shut your mouth, shut your face, go to hell, get a life, nobody asked you, no one asked you"),
  ...english("get lost", {
    except: [
      ...combined("get lost", "in, on, among, between, along, easily"),
      ...combined("can, not, never, to, you, might, could, don't, parcels, things", "get lost")
    ]
  }),
  ...english("drop dead", { except: ["drop dead gorgeous", "drop dead beautiful", "drop dead date"] }),
  ...german(`halt die Klappe, haltet die Klappe, halt den Mund, haltet den Mund, halt den Rand, halt's Maul,
    halt dein Maul, halt das Maul, haltet das Maul, halt die Fresse, fahr zur Hölle, scher dich zum Teufel,
    verpiss dich, verpisst euch, zieh Leine, dich hat keiner gefragt`),
  ...german("hau ab", { except: ["hau ab in", "hau ab ans", "hau ab nach", "hau ab an"] }),
  ...french("ferme-la, fermez-la, tais-toi donc, va au diable, va voir ailleurs si j'y suis"),
  ...spanish("cállate la boca, cierra el pico, cierra la boca, vete al diablo, vete al infierno, piérdete"),
  ...italian("chiudi il becco, chiudi la bocca, chiudete il becco, vai al diavolo, vai all'inferno, va' all'inferno")
]
