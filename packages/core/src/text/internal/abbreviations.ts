/**
 * Word lists that sentence segmentation rests on. Abbreviations are lower-case, without their last full stop and
 * without spaces (`z.b` stands for `z. B.`).
 *
 * @since 0.1.0
 */

/** How an abbreviation behaves before a capital letter or digit. */
export interface Abbreviations {
  /** Never ends a sentence: titles and what always introduces something. */
  readonly never: ReadonlySet<string>
  /** Is an abbreviation only before a figure: `No. 5`, `Nr. 7`, `S. 12`. Elsewhere it is a word. */
  readonly beforeNumber: ReadonlySet<string>
  /** Ends a sentence unless a figure follows: `etc.`, `usw.`. */
  readonly closing: ReadonlySet<string>
  /** Ends a sentence only where a typical first word follows: `Inc. The`. */
  readonly maybe: ReadonlySet<string>
  /** Single letters that open a spaced abbreviation: `z.` of `z. B.`. */
  readonly opening: ReadonlySet<string>
}

/** The abbreviations of a language, with those that most languages share. */
export const abbreviationsOf = (language: string): Abbreviations => byLanguage[language] ?? shared

/** Whether a sentence of this language often starts with this word. Compared without case. */
export const isStarter = (word: string, language: string): boolean =>
  (starters[language] ?? starters["en"])?.has(word.toLowerCase()) ?? false

/** Whether the word names a month in this language or in English. */
export const isMonth = (word: string, language: string): boolean => {
  const lower = word.toLowerCase()
  return (months[language]?.has(lower) ?? false) || (months["en"]?.has(lower) ?? false)
}

/** `a.m.` and `p.m.`, without the last full stop. */
export const isTimeSuffix = (word: string): boolean => /^[ap]\.?m$/.test(word)

/** Languages that write ordinals with a full stop. */
export const ordinalLanguages: ReadonlySet<string> = new Set(
  "de da nb nn no fi is et lv cs sk sl hr sr bs hu pl tr".split(" ")
)

/** German words before which a figure with a full stop is an ordinal: `am 3. Platz`, `ihrem 80. Geburtstag`. */
export const ordinalContext: ReadonlySet<string> = list(`
  der die das dem den des am im vom zum zur beim ab bis seit jeder jede jedes jedem jeden dieser diese dieses diesem
  diesen ihr ihre ihrem ihren ihrer ihres sein seine seinem seinen seiner seines mein meine meinem meinen unser unsere
  unserem unseren unserer euer eure kein keine keinem ein eine einem einen einer eines und oder sowie montag dienstag
  mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so dessen deren`)

/** Words after which a single letter is a name of its own and not an initial: `Plan B.`, `Vitamin C.`. */
export const letterNouns: ReadonlySet<string> = list(`
  plan type vitamin option team point class grade hepatitis group section part figure phase level category appendix
  series model size variant version room gate hall side exhibit schedule
  typ klasse gruppe variante punkt teil stufe kategorie anhang modell größe halle seite raum phase abschnitt tor linie`)

/** Verbs that attribute speech. */
export const speechVerbs: ReadonlySet<string> = list(`
  said says say asked asks replied replies added adds explained explains answered answers called calls cried cries
  shouted shouts whispered laughed laughs joked jokes insisted insists recalled recalls wrote writes admitted admits
  sagt sagte sagen fragt fragte erklärt erklärte antwortet antwortete ruft rief meint meinte berichtet berichtete lacht
  lachte schreibt schrieb ergänzt ergänzte scherzt erzählt erzählte betont betonte`)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

function list(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

const sharedNever = "dr prof mr mrs ms mx messrs st hon rev gen col capt lt sgt maj ca cf vs viz approx e.g i.e ed eds"
const sharedBeforeNumber = "no nos nr fig figs vol vols pp p art ch sec tab ver tel"

const shared: Abbreviations = {
  never: list(sharedNever),
  beforeNumber: list(sharedBeforeNumber),
  closing: list("etc"),
  maybe: list("inc ltd co corp jr sr bros u.s u.k u.s.a u.n e.u ph.d"),
  opening: new Set()
}

const byLanguage: Partial<Record<string, Abbreviations>> = {
  en: {
    never: list(`${sharedNever} pres gov sen rep supt det insp sgt adm cmdr mt ft incl excl esp resp est eg ie cf al`),
    beforeNumber: list(`${sharedBeforeNumber} ca eq ex max min jan feb mar apr jun jul aug sep sept oct nov dec mon tue
      tues wed thu thur thurs fri sat sun ext rd para paras app apt`),
    closing: list("etc"),
    maybe: list(`inc ltd co corp jr sr bros llc plc u.s u.k u.s.a u.n e.u ph.d b.a m.a b.c a.d ave blvd rd dept assoc
      sq oz lb lbs hr hrs`),
    opening: new Set()
  },
  de: {
    never:
      list(`${sharedNever} z.b d.h d.i i.d.r hr fr frl dipl ing mag univ bzw vgl ggf evtl inkl exkl zzgl abzgl einschl
      sog bspw insb insbes geb gem lt dipl.-ing betr bez entspr gegr hrsg mind rd ev kath sen jun st hl ehem
      verh wg zw allg amtl bes bish franz engl lat jap amerik dt österr schweiz europ int nat techn wiss o.g
      s.o s.u v.a z.t z.zt i.a i.v m.e u.u u.e`),
    beforeNumber:
      list(`${sharedBeforeNumber} ca s ss abs abb kap bd bde anm ziff rz rn lfd max min jan jän feb mrz apr jun
      jul aug sep sept okt nov dez mo di mi do fr sa so hausnr plz art §`),
    closing: list("etc usw usf ff"),
    maybe: list(`inc ltd co corp jr sr str tel u.a o.ä u.ä u.v.m u.v.a u.a.m u.dgl dgl n.chr v.chr a.d.r std mio mrd
      tsd jh jhd jhs aufl ausg abt a.d nachm vorm zzt z.hd mwst ust`),
    opening: list("z d i u o v n m s")
  },
  fr: {
    never: list(`${sharedNever} m mm mme mmes mlle mlles me p.ex env av apr`),
    beforeNumber: list(`${sharedBeforeNumber} n`),
    closing: list("etc"),
    maybe: list("inc ltd co cie u.s"),
    opening: new Set()
  },
  es: {
    never: list(`${sharedNever} sr sra srta sres dra ud uds p.ej aprox avda`),
    beforeNumber: list(`${sharedBeforeNumber} núm pág págs`),
    closing: list("etc"),
    maybe: list("inc ltd co ee.uu s.a"),
    opening: new Set()
  },
  it: {
    never: list(`${sharedNever} sig sigg dott dott.ssa ing avv p.es`),
    beforeNumber: list(`${sharedBeforeNumber} pag n`),
    closing: list("ecc etc"),
    maybe: list("inc ltd co s.p.a"),
    opening: new Set()
  },
  nl: {
    never: list(`${sharedNever} dhr mevr mw drs ir bijv d.w.z o.a m.n t.o.v i.v.m`),
    beforeNumber: list(`${sharedBeforeNumber} blz`),
    closing: list("enz etc"),
    maybe: list("inc ltd co b.v n.v"),
    opening: new Set()
  }
}

const months: Partial<Record<string, ReadonlySet<string>>> = {
  en: list("january february march april may june july august september october november december"),
  de: list(`januar jänner februar feber märz april mai juni juli august september oktober november dezember
    jan feb mrz apr jun jul aug sep sept okt nov dez`)
}

const starters: Partial<Record<string, ReadonlySet<string>>> = {
  en: list(`
    the a an this these that those it its he she they we you i in on at by for from to with without but and or so if
    when while since because although though after before during our your his her their my there here what why how
    who which where whether as not no every each all some most many much both then now however only once even still
    just also until unless instead next first second third finally yet nobody everyone anyone nothing everything
    is are was were do does did can could will would should have has had let please one two three another other such
    today tomorrow yesterday later meanwhile moreover therefore thus nor i'm i've we're it's that's there's don't`),
  de: list(`
    der die das den dem des ein eine einen einem einer eines dieser diese dieses diesem diesen jener jene jenes es er
    sie wir ich du ihr man mein meine unser unsere euer eure sein seine ihre in im an am auf bei beim für von vom zu zum
    zur mit ohne aber und oder doch denn wenn als während weil da obwohl nach nachdem vor seit unter über um durch gegen
    bis wer was wann wo wie warum weshalb wieso welche welcher welches ob nicht kein keine jeder jede jedes alle viele
    manche einige mehr beide dann nun jetzt hier dort dabei damit daher deshalb deswegen darum dazu dafür danach davor
    jedoch allerdings außerdem zudem auch nur noch schon sogar erst so sonst trotzdem dennoch zwar ist sind war waren hat
    haben hatte kann können wird werden soll sollte darf muss heute morgen gestern später niemand jemand etwas nichts
    alles laut pro ab zuerst zuletzt schließlich endlich statt trotz wegen zwei drei vier fünf sechs sieben acht neun zehn
    genau gerade bereits bitte je solche solcher insgesamt allein selbst aus dass rund etwa mindestens`)
}
