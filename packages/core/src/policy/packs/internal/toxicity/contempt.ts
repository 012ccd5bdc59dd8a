/** Contempt for people because of where they come from, what they believe or who they are. */
import type { Term } from "../../../Rule.ts"
import { combined, english, everywhere, french, german, italian, listed, spanish } from "../terms.ts"

const groups = listed(`women, men, immigrants, migrants, refugees, foreigners, Muslims, Jews, Christians, Black people,
  white people, Asians, Arabs, Africans, gay people, gays, lesbians, trans people, disabled people, old people,
  poor people, homeless people`)

const groupsInGerman = listed(`Frauen, Männer, Ausländer, Flüchtlinge, Migranten, Zuwanderer, Muslime, Moslems, Juden,
  Christen, Schwarze, Araber, Afrikaner, Schwule, Lesben, Behinderte, Obdachlose, Arbeitslose`)

/** A crime that is said of a whole group, but not where it is denied or told as what others say. */
const accused = (
  said: (texts: ReadonlyArray<string>, more: Pick<Term, "except">) => ReadonlyArray<Term>,
  people: ReadonlyArray<string>,
  crimes: string,
  denials: string
): ReadonlyArray<Term> =>
  combined(people, crimes).flatMap((slander) => said([slander], { except: combined(denials, [slander]) }))

/** A group is called less than others, or told to leave. */
export const contempt: ReadonlyArray<Term> = [
  // What the Nazis hailed with is in no language anything else.
  ...everywhere("Heil Hitler, Sieg Heil"),
  ...accused(
    english,
    groups,
    "are terrorists, are all terrorists, are rapists, are all rapists",
    "not all, not every, no, that, that all, claim, claims, few"
  ),
  ...accused(
    german,
    groupsInGerman,
    "sind Terroristen, sind alle Terroristen, sind Vergewaltiger, sind alle Vergewaltiger",
    "nicht alle, keine, dass, dass alle, kaum, wenige"
  ),
  ...english([
    ...combined(
      groups,
      `are stupid, are inferior, are vermin, are parasites, are disgusting, are subhuman, are animals, are scum, are trash,
        are all criminals, don't belong here, do not belong here, should be deported, are a plague`
    ),
    ...combined("go back to", "where you came from, your country, your own country"),
    ...combined("foreigners, migrants, refugees, immigrants", "go home, get out"),
    "people like you should not exist",
    "your kind is not welcome",
    "your kind is not wanted",
    "we don't serve your kind",
    "you people are all the same"
  ]),
  ...german([
    ...combined(
      groupsInGerman,
      `sind dumm, sind minderwertig, sind Ungeziefer, sind Parasiten, sind widerlich, sind Untermenschen, sind Abschaum,
        sind alle kriminell, sind alle Verbrecher, gehören nicht hierher, gehören abgeschoben, sind eine Plage`
    ),
    ...combined("Ausländer, Flüchtlinge, Migranten, Muslime, Juden", "raus"),
    ...combined(
      "geh, geht, verschwinde, verschwindet",
      "zurück",
      "in dein Land, in euer Land, in deine Heimat, in eure Heimat"
    ),
    ...combined("geh dahin zurück, geh zurück, geht dahin zurück", [
      "wo du herkommst",
      ", wo du herkommst",
      "wo ihr herkommt",
      ", wo ihr herkommt"
    ]),
    "Leute wie dich braucht keiner",
    "euresgleichen ist hier nicht erwünscht",
    "solche wie du gehören weggesperrt"
  ]),
  ...french([
    ...combined(
      `les femmes, les étrangers, les migrants, les immigrés, les musulmans, les juifs, les réfugiés,
        les homosexuels, les Noirs`,
      "sont stupides, sont inférieurs, sont des parasites, sont de la vermine, sont des animaux, sont tous des criminels"
    ),
    ...combined("retourne, retournez, rentre, rentrez", "dans ton pays, dans votre pays, chez toi d'où tu viens")
  ]),
  ...spanish([
    ...combined(
      `las mujeres, los extranjeros, los inmigrantes, los migrantes, los musulmanes, los judíos, los refugiados,
        los gais, los negros`,
      "son estúpidos, son estúpidas, son inferiores, son parásitos, son una plaga, son animales, son todos criminales"
    ),
    ...combined("vuelve a, vete a, vuelvan a, regresa a, volved a", "tu país, vuestro país, su país")
  ]),
  ...italian([
    ...combined(
      "le donne, gli stranieri, gli immigrati, i migranti, i musulmani, gli ebrei, i profughi, i gay, i neri",
      "sono stupidi, sono stupide, sono inferiori, sono parassiti, sono animali, sono tutti criminali"
    ),
    ...combined("torna, tornatene, tornate, tornatevene", "al tuo paese, al vostro paese, a casa tua da dove vieni")
  ])
]
