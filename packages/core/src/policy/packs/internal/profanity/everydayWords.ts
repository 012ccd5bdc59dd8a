/**
 * What the lists hold and clean text holds too: ordinary words, names, peoples, foods, tools, parts of the body as a
 * doctor speaks of them. Whoever finds one more adds it here and raises the version of the pack.
 */
import type { ProfanityLanguage } from "./lists.ts"

const split = (words: string): ReadonlyArray<string> =>
  words
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== "")

/** Left out. */
export const everydayWords: Readonly<Record<ProfanityLanguage, ReadonlyArray<string>>> = {
  en: split(`
    abeed, anal, anus, argie, armo, armos, asshore, assman, babeland, balls, bareback, barenaked, barf, barface, barfface, bastinado,
    bazongas, bazooms, beanbag, beanbags, beaney, beaneys, beastial, bestial, bestiality, bbw, bigass, bigbutt, biteme,
    black cock, bluegum, bluegums, boang, boche, boches, bogan, bohunk, bondage, bong, boobies, booby, boody, boonie,
    boonies, booty, bosche, bosches, boschs, breastman, buffies, bule, bules, bung, bunga, bungas, bunghole, busty,
    cacker, carruth, cheesehead, cheeseheads, chickslick, choad, chonkies, chonky, chonkys, chug, chugs, chunger,
    chungers, chunkies, chunky, chunkys, clamdigger, clamdiver, clansman, clansmen, clanswoman, clanswomen, clitoris, clitter, clitters,
    clogwog, cockfight, cocks, cocksman, cocky, cohee, collared, commie, coolie, coolies, cooly, coon, coondog, coons,
    cornhole, cracka, crappies, craps, crapper, cum, cumm, cummer, cumming, cummings, cumquat, cushi, cushis, dahmer, damn, dammit,
    damnit, darkie, darkies, darky, dego, degos, dickman, diddle, dingleberries, dingleberry, dink, dinks, dipstick, dix,
    domination, dommes, dong, doodoo, dope, dot head, dot heads, dothead, dotheads, dragqueen, dragqween, dumb, dyefly,
    dyke, eatme, ecchi, eight ball, eight balls, ejaculate, ejaculated, ejaculating, ejaculation, ero, erotic, escort,
    esqua, eunuch, evl, exkwew, faeces, farty, fatah, fatso, fecal, fingering, fister, flange, floo, flydie, flydye, fok,
    footlicker, footstar, forni, fu, fubar, fuc, fugly, gables, gangsta, geez, geezer, geni, genitals, getiton, ginzo,
    ginzos, gipp, gipps, girl on, girl on top, givehead, glazeddonut, gooky, gora, goras, greaser, greasers, gringo,
    gringos, groid, groids, grope, gubba, gubbas, gubs, gummer, guro, gwailo, gwailos, gweilo, gweilos, gyopo, gyopos,
    gyp, gyped, gypped, gyppy, gypsies, gypsy, gypsys, hadji, hadjis, hairyback, hairybacks, haji, hajis, hajji, hajjis,
    haole, haoles, hapa, hardcore, hebe, hebes, hillbillies, hillbilly, hindoo, hiscock, hitlerism, hitlerist, ho, hobo,
    hodgie, hoes, homo, homoerotic, honger, honkers, hooker, hookers, hooters, hore, hori, horis, hork, hoser, hotdamn,
    hottotrot, hussy, hymie, hymies, iblowu, idiot, ikeymo, ikeymos, ikwe, incest, indon, indons, insest, intercourse,
    inthebuff, jackass, jacktheripper, jap, japie, japies, japs, jebus, jeez, jelly donut, jesus, jewed, jewess, jig,
    jiga, jigg, jigger, jiggers, jiggs, jiggy, jigs, jimfish, juggalo, juggs, kacap, kacapas, kacaps, kaffir, kafir,
    kanake, katsap, katsaps, khokhol, khokhols, kimchis, kinky, kock, kondum, koon, krap, krappy, kraut, krauts, kuffar,
    kum, kummer, kumming, kumquat, kums, kushi, kushis, kwa, kwai lo, kwai los, kyopo, kyopos, lebo, lebos, lesbain,
    lesbayn, lesbin, limey, limy, loadedgun, lolita, looser, loser, lovebone, lovegoo, lovegun, lovejuice, lovemaking,
    lovemuscle, lovepistol, loverocket, lowlife, lubra, lugan, lugans, mabuno, mabunos, macaca, macacas, magicwand,
    mahbuno, mahbunos, mams, manhater, masterblaster, masturbate, masturbating, mattressprincess, mau mau, mau maus,
    maumau, maumaus, meatrack, mickeyfinn, missionary position, mockey, mockie, mocky, moky, moneyshot, mong, moon
    cricket, moron, moskal, moskals, moslem, mosshead, motherlovebone, muff, mulatto, muncher, munt, mzungu, mzungus,
    nawashi, nazi, negre, negres, negro, negroes, negroid, negros, niggard, niggarded, niggarding, niggardliness,
    niggardlinesss, niggards, niggle, niggled, niggles, niggling, nigglings, nigar, nigars, nigor, nigors, nigr, nigra, nigras, nigre, nigres, nip, nipple, nipples, nittit, noonan, nsfw,
    nude, nudger, nudity, nutten, ontherag, orga, orgasim, orgasm, orgy, paedophile, paki, palesimian, pancake face,
    pancake faces, pansies, pansy, panti, panties, panty, payo, pedophile, peehole, peepee, peepshpw, pegging, penis, perv, phungky,
    piefke, piefkes, piker, piky, pimped, pimper, playboy, pleasure chest, pocha, pochas, pocho, pochos, pocketpool, pohm, pohms,
    pollock, pollocks, pom, pommie, pommies, pommy, poms, ponyplay, poo, poof, poon, poop, pooper, pooperscooper,
    pooping, popimp, pornography, pric, pud, pudd, puke, purinapricness, puss, quashie, queef, quickie, rape, raper, raping,
    rapist, rearend, rearentry, rectum, redleg, redlegs, redneck, rednecks, redskin, redskins, reefer, reestie, rere,
    rigger, rimming, round eyes, roundeye, russki, russkie, sadis, sadism, sadom, sambo, sambos, samckdaddy, sandm,
    santorum, scallywag, scat, schwartze, schwartzen, scissoring, scrotum, semen, seppo, seppos, sex, sexed, sexing,
    sexkitten, sexpot, sexual, sexuality, sexually, sexy, shag, shat, shav, shawtypimp, shibari, shiksa, shota,
    shrimping, shylock, shylocks, sissy, sixsixsix, sixtynine, sixtyniner, skanked, skanker, skankers, skanking, skeet, skinflute, skum, skwa, skwe, slanty,
    slapper, slave, slavedriver, slideitin, slimeball, slopehead, slopeheads, sloper, slopers, slopey, slopeys, slopies,
    slopy, smut, snatch, snowback, snowballing, sodomy, sooties, sooty, spastic, spig,
    spigotty, spik, spit, spitter, spreadeagle, spunk, spunky, sqeh, squa, squarehead, squareheads, squaw, squinty,
    strappado, stringer, strip club, stripclub, stuinties, stupid, suck, sucker, sucks, swallower, swalow, swamp guinea,
    swamp guineas, swastika, swinger, taff, tang, tard, tainted love, testicle, teste, thirdeye, thirdleg, threesome,
    threeway, throating, tied up, tinker, tinkers, tit, titbitnipply, tits, tongethruster, tonguethrust, tongue in a,
    topless, tortur, trailertrash, transvestite, triplex, tuckahoe, tunneloflove, turnon, tushy, twink, twinkie, uck,
    ukrop, uncle tom, undressing, usama, vagina, viagra, vibr, vibrater, vibrator, vomit, voyeur, vulva, wab, waysted,
    weenie, weewee, welcher, welfare, wet dream, wetspot, whacker, whash, white power, whitey, whiteys, whities, whiz, whop, willie,
    willy, wn, wtf, wuss, wuzzie, xkwe, xx, xxx, yank, yanks, yaoi, yarpie, yarpies, yellowman
  `),
  de: split(`
    aas, abschaum, ami, behindert, bengel, betrüger, blödsinn, bonze, busen, depp, donnerwetter, eier, ekelhaft, fratze,
    frechdachs, furzen, gemein, gesindel, göre, hässlich, heuchler, himmel, hurenkind, idiot, ische, kimme, kotzen,
    lappen, lesbe, luder, lügner, lümmel, mies, milf, mist, mongo, möpse, mufti, nackt, närrin, narr, nippel, orgasmus,
    ösi, pack, parasit, penis, penner, pfeife, pimpern, pinkeln, popel, poppen, pupsen, quatsch, reudig, rosette, rotz,
    russe, sabber, sack, sau, schabracke, schattenparker, schiesser, schlampig, schnackeln, schwanz, schwein,
    schweinehund, schwuler, sperma, spucke, teufel, ungeziefer, verdammt, verflixt, versager, vögeln, warmduscher,
    weichei, widerlich, zicke, zum teufel, dumm, blöd, blöde, doof
  `),
  es: split(`
    asesinato, asno, baboso, bolas, bollera, caca, caliente, capullo, cerda, cerdo, chocho, coger, concha, corrida,
    cretino, dedos, drogas, forro, haciendo el amor, heroína, heroina, idiota, imbécil, infierno, lerdo, maciza,
    maldita, maldito, mamona, mamón, martillo, masturbación, nazi, orina, paja, pedo, perra, perro, pervertido, pezón,
    pinche, pis, prostituta, racista, sádico, semen, senos, sexo, sexo oral, singar, tarado, tía buena, tortillera,
    travesti, trio, verga, vulva, zopenco, zorra
  `),
  fr: split(`
    andouille, baiser, bâtard, bander, biatch, bite, bouffon, bourré, bourrée, caca, chameau, chatte, chien, chienne,
    clito, clitoris, cochon, con, crétin, cul, déconne, déconner, engueuler, flûte, folle, fou, gerbe, gerber, gland,
    gueule, gueuler, jouir, laid, meuf, mince, morue, ordure, pédale, péter, pipe, pipi, porc, purée, ramoner, retard,
    suce, tanche, tapette, trique, tuyau, vache, zizi, zut
  `),
  it: split(`
    allupato, ammucchiata, anale, assatanato, bagnarsi, belino, bocchino, bofilo, boiata, bordello, cacca, cagna, casci,
    cesso, checca, chiappa, cornuto, fava, femminuccia, figone, goldone, guardone, imbecille, lecchino, lofare, loffa,
    loffare, mona, mussa, nave scuola, padulo, palle, palloso, pippa, pippone, pistolotto, pomiciare, pompa, porca,
    porca miseria, porco, porco due, porco zio, potta, picio, rizzarsi, rompiballe, rompipalle, sbattersi, scopata,
    scorreggiare, slinguare, slinguata, soccia, succhione, sveltina, tarzanello, tirare, troia, zio cantante
  `),
  pt: split(`
    aborto, amador, anus, ânus, aranha, ariano, besta, bicha, biscate, broche, burro, cacete, camisinha, canalha,
    caramba, cerveja, clitóris, clitoris, cocaína, coito, comer, consolo, corno, cu, cretino, demônio, desgraça, desgraçado,
    diabo, escroto, fecal, gay, gorda, gordo, idiota, inferno, lésbica, lolita, macaca, mama, masoquista, nazi, orgasmo,
    otário, pau, penis, pênis, pentelha, pentelho, peru, pica, pinto, piranha, piru, prostituta, rabo, rola, rolinha,
    rosca, saco, semen, sexo, torneira, transar, trocha, troucha, trouxa, troxa, vaca, vagina, veada, veado, vibrador, xana
  `)
}

/** Ordinary words or names in many texts, but too often meant otherwise to be left out: likely at most. */
export const doubtfulWords: Readonly<Record<ProfanityLanguage, ReadonlyArray<string>>> = {
  en: split(`
    arse, ass, asses, bastard, beaner, boner, boob, boobs, bugger, chinaman, chinamen, chink, chinks, chinky, cock, crap,
    deepthroat, dick, doggiestyle, doggystyle, fag, goddamn, goddamned, gook, greaseball, horny, horniest, honkey,
    honkeys, honkies, honky, kike, kikes, milf, pimp, piss, pissed, pisses, pissing, porn, porno, prick, pussies, pussy, quim, retard,
    retarded, spic, spick, spicks, spics, titties, titty, tosser, tranny, trannie, upskirt, wog, wogs
  `),
  de: split(`bastard, fick, kacke, kacken, kanake, muschi, pissen, porno, vollpfosten`),
  es: split(`bastardo, boludo, cipote, culo, culos, lameculos, pelotudo, polla, pollas, puto, ramera, tetas, huevón`),
  fr: split(`à la con, botter le cul, bordel, chiottes, connerie, salaud, rien à foutre`),
  it: split(`cazzata, culo, incazzarsi, merda, pirla, pisciare, piscio, rincoglionire, terrone, trombare, zoccola`),
  pt: split(`bosta, bunda, merda, peido, porra, safada, safado, vagabunda, vagabundo`)
}

/** A surname behind a title, as it stands in English and German. */
const named = (name: string): ReadonlyArray<string> =>
  [
    "Mr",
    "Mr.",
    "Mrs",
    "Mrs.",
    "Ms",
    "Ms.",
    "Miss",
    "Dr",
    "Dr.",
    "Prof.",
    "Professor",
    "Herr",
    "Herrn",
    "Frau",
    "Familie"
  ].map((title) => `${title} ${name}`)

/** Where a doubtful word is part of something clean. */
export const cleanPhrases: Readonly<Record<string, ReadonlyArray<string>>> = {
  bollock: named("Bollock"),
  ass: ["wild ass", "pack ass", "half ass"],
  arse: ["arse end"],
  bastard: ["bastard sword", "bastard file", "bastard toadflax"],
  boob: ["boob tube"],
  chink: ["chink in the armour", "chink in the armor", "chink of light", "chink in"],
  chinks: ["chinks in"],
  cock: [
    "cock a doodle",
    "weather cock",
    "stop cock",
    "ball cock",
    "cock and bull",
    ...["crow", "crows", "crowed", "crowing", "pheasant", "robin", "sparrow", "of the walk"].map(
      (word) => `cock ${word}`
    )
  ],
  dick: [
    ...named("Dick"),
    ...["called", "named", "Uncle", "Sir", "Tom"].map((word) => `${word} Dick`),
    "Dick Cheney",
    "Dick Grayson",
    "Dick Francis",
    "Dick Advocaat",
    "Dick and Jane",
    "Moby Dick",
    "Dick Tracy",
    "Dick Van Dyke",
    "Philip K Dick",
    "Philip K. Dick",
    "Dick and Harry",
    "Dick Whittington",
    "Dick Turpin",
    "spotted dick"
  ],
  faggot: ["faggot of", "faggot stitch"],
  faggots: [
    "faggots and peas",
    "faggots and mash",
    "faggots in gravy",
    "faggots of",
    "pork faggots",
    "peas and faggots"
  ],
  fick: [
    ...named("Fick"),
    ...["Adolf", "Eugen", "August", "Rudolf"].map((name) => `${name} Fick`),
    "Fick'sche",
    "Fick'schen",
    "Fick'sches"
  ],
  // The place in Upper Austria that is called Fugging since 2021. No phrase here is English.
  fucking: [
    "nach Fucking",
    "Fucking in Österreich",
    "Fucking, Österreich",
    "Fucking, Oberösterreich",
    "Fucking in Oberösterreich",
    ...["wohnen", "wohnt", "leben", "lebt", "Urlaub", "waren", "war", "Halt", "Ortsschild", "Dorf", "Gemeinde"].flatMap(
      (word) => [`${word} in Fucking`, `${word} Fucking`]
    )
  ],
  honky: ["honky tonk"],
  horny: ["horny goat weed", "horny toad"],
  kike: ["Kike Hernández", "Kike Hernandez", "Kiké Hernández"],
  niquer: ["pique niquer"],
  pimp: ["pimp my", "pimp your"],
  porn: ["food porn", "word porn", "earth porn", "property porn", "ruin porn"],
  prick: [
    ...[
      "the",
      "them",
      "each",
      "all over",
      "up your",
      "up their",
      "up its",
      "holes",
      "a hole",
      "your finger",
      "test"
    ].map((word) => `prick ${word}`),
    ...["finger", "pin", "skin", "needle"].map((word) => `${word} prick`)
  ],
  pricks: [
    ...["her", "his", "up its", "up her", "up his"].map((word) => `pricks ${word}`),
    "pin pricks",
    "needle pricks"
  ],
  pussy: ["pussy willow", "Pussy Riot", "pussy cat"],
  retard: ["flame retard"],
  retards: ["flame retards", "retards the", "retards growth", "which retards", "that retards"],
  spic: ["spic and span", "spic & span", "spic n span"],
  spick: ["spick and span", "spick & span", "spick n span"],
  // The mountain above Garmisch-Partenkirchen.
  wank: [
    ...[
      "is a mountain",
      "is the mountain",
      "near Garmisch",
      "above Garmisch",
      "in Garmisch",
      "cable car",
      "summit"
    ].map((words) => `Wank ${words}`),
    ...["Mount", "up the", "climb the", "hike the", "summit of the", "top of the"].map((words) => `${words} Wank`)
  ],
  wop: ["doo wop"]
}

/** English words that are ordinary words in another language: they count in English text only. */
export const ordinaryElsewhere: ReadonlySet<string> = new Set(
  split(`
    arse, ass, asses, bitcher, boner, cock, crap, dago, dick, fag, fagot, gook, hardon, heeb, kike, kkk, lez, mofo, pedo,
    pimp, piss, pisser, polack, prick, pube, pussy, quim, retard, shitstorm, shitstorms, slut, sluts, spic, spick,
    tosser, twat, wank, wigger, wiggers, wog,
    wop, yid
  `)
)

/** Beginnings of hashtags that are no beginning of a clean word. */
export const openers: ReadonlyArray<string> = ["fuck"]

/** Compounds that hashtags are made of, and that no list has. */
export const hashtagWords: ReadonlyArray<string> = ["shitshow", "shitshows"]
