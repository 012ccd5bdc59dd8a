/**
 * Sentences as they stand in honest posts, full of places, families and ordinary words that hold or resemble words of
 * the built-in packs, in the ten languages that most texts are in.
 */

const lines = (text: string): ReadonlyArray<string> =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")

/** By language of the text. */
export const honestSentences: Readonly<Record<string, ReadonlyArray<string>>> = {
  en: lines(`
    From Scunthorpe to Penistone, our vans cross Lincolnshire and South Yorkshire every day.
    Dr. Hancock and Ms Woodcock moved from Cockermouth to Clitheroe in 2019.
    The Sussex, Essex and Middlesex branches share one warehouse in Wetwang.
    A peacock, a shuttlecock and a cockatiel walk into our new picture book.
    The shiitake class in Matsushita Hall is sold out, the assassin's quiz is not.
    Therapists, analysts and assessors met at the Arsenal museum.
    Grape, scrape, drape: three rhymes from our kindergarten in Lickey End.
    The titmouse nests beside the bassoonist's cottage in Twatt, Orkney.
    Mishit balls and a swanky hitchhiker: the funniest moments of the cup.
    Cumin, cucumbers and circumspect cooks make a good curry.
    The Dickens Fair opens with Mr Dickinson's raccoon on the poster.
    A snigger, a giggle, then Professor Niggemann finished the lecture.
    Phuket, Bangkok and Fukuoka are the stops of our spring tour.
    Ask Mrs Fanshawe-Butts about buttercups, butternut and button phlox.
    Sextons, sextets and sextants fill the May issue.
    Mr. Koontz signs the assignment on Monday, Ms. Kuntz on Tuesday.
    Get it on Monday; who re-reads it gets a free bookmark.
    A puttee in size XXL, part no. A55-H01, bus 4N4 and route S3-X are on the plan.
  `),
  de: lines(`
    Familie Wichert aus Wixhausen und Familie Kissinger aus Kissing feiern mit uns.
    Frau Assmann, Herr Fickert und Frau Titze arbeiten seit März in Darmstadt.
    Am Schwanzbachweg in Titisee steht die neue Werkstatt mit Analyseraum.
    Barsche, Marsch und Harsch: drei Wörter, die unser Lehrling nie verwechselt.
    Der Andrang am Kassenhaus war kurz, die Klassenfahrt lang.
    Die Essensausgabe der Assistenz öffnet um elf, der Rassehund wartet draußen.
    Wir analysieren die Kanalarbeiten in Pforzheim und Wankendorf.
    Dickicht, Dickdarm und Dickblatt: das Quiz der Apotheke in Fugging.
    Die Fassade spiegelt den Wasserturm von Hurlach und Nuttlar.
    Herr Mösle und Frau Pimpertz führen durch die Kapelle von Mösern.
    In Negernbötel und Petting halten wir am Samstag.
    Der Hodenhagener Busenbach fließt gemächlich, die Nuthe auch.
    Schweinfurt, Saulgau und Dummerstorf bekommen neue Räder.
    Nachtischkarte, Hirschbraten und Fischerhaus: so beginnt der Abend in Arschwiller.
  `),
  fr: lines(`
    Le cul-de-sac de Condom, dans le Gers, aura sa collection de concombres.
    Mme Bitaud et M. Cochet accueillent le public à Bitche et à Conques.
    Le calculateur, le culte et la culture : trois mots du dictionnaire.
    Les députés disputent l'habitation des salopettes en coton.
    Une pétition contre la pétarade des motos circule à Pithiviers.
    Le Conquet, Concarneau et Contrexéville sont au programme.
    Chiens de traîneau, chiffons et chicorée : tout est chic au marché.
    Le putois, la fouine et l'enclume ont chacun leur conte.
    M. Foutrier et Mme Bourrelier réparent les bourrelets de porte.
    Le pique-nique à Niquet est sans fourmis, promet Nicole.
    Sucettes, baisers de meringue et branches de lilas fleurissent la vitrine.
  `),
  es: lines(`
    La computadora, la disputa y la reputación: charla en Putumayo.
    El señor Cabronero y la señora Pollán abren su tienda en Cullera.
    Calculamos el cálculo de la cúpula de Culiacán.
    Disculpe las molestias, el circuito del pollo asado empieza en Cojímar.
    Los diputados de Conchagua visitan Culebras.
    El mirlo y el pichón viven en la plaza de Mamoneda.
    La fiesta de Tetuán de las Victorias usa tetrabrik reciclado.
    Maricarmen y Maricruz cosen en Pollensa.
    Una ojeada, un hojeo y el juego de la hoja: tarde en Jodar.
  `),
  it: lines(`
    Calcoliamo la cultura di Culmone, Incudine e Sculco.
    La signora Cazzaniga e il signor Figazza aprono a Cazzago San Martino.
    Cazzuole, mestoli e mazze: gli attrezzi del muratore di Troina.
    La disputa sulla reputazione del deputato di Putignano continua.
    Figaro, figurine e fichi secchi: la merenda del sabato.
    Una boccetta d'olio, il merlo, la merla e il merluzzo di Stroncone in Umbria.
    I finocchi di Finocchio, borgata di Roma, sono dolci.
    Sora, Orca e Forca di Presta: tre gite in giugno.
    Il circolo culinario di Minchio invita al pranzo di coglitura.
  `),
  pt: lines(`
    O computador, a disputa e a reputação do deputado de Putim.
    A Dona Cuca calcula o cultivo de Picos e de Pintópolis.
    Merecemos a merenda: pão de Mértola e figos de Olhão.
    O senhor Porras traz alho-porro e um porro de barro.
    O viajante de Viana e o viveiro de Vieira do Minho.
    O cuco, o culto e o cume da Serra do Cume.
    As cadeiras de Cadelas e de Caldelas chegaram em pinho.
    O senhor Penisga visita Peniche, Penela e Penacova.
    Carvalhos, Caralhas e Fodela ficam no mapa do passeio de domingo.
  `),
  nl: lines(`
    Mevrouw Kuyt uit Katwijk en meneer Dikkes uit Assen openen de beurs.
    De assistent van de klassenraad kocht asperges in Essen en Hoerdt.
    Koekoek, klokhuis en kokkels: het menu van Café Cox in Den Bosch.
    De fokker uit Fochteloo kreeg een prijs voor zijn stier.
    In Sexbierum en Titz waait het hard, in Slootdorp niet.
    Vakantie in Rectum, Overijssel: fietsen, wandelen, pannenkoeken.
    De pisang, de pissebed en de pistachenoot: drie raadsels voor kinderen.
    De kerstboom van mevrouw Slettenhaar staat in Slettenhaar.
    Shitakes, dikke bonen en kapucijners liggen op schap twee.
  `),
  pl: lines(`
    Pani Kurczak i pan Kurzawa otwierają sklep w Pile.
    Kurtka, kurs i kurkuma: trzy nowości tygodnia w Chojnicach.
    Dzisiaj analiza klasy asystentów w Asyżu.
    Pieprz, pieprzyk i piernik z Torunia pachną świętami.
    Sukienka, suka husky i sukces: historia hodowli z Dupnicy.
    Cumowanie jachtów w porcie Cumy jest bezpłatne.
    Kutno, kutry i kutia na wigilijnym stole.
    Spust, dupleks i cypel: nazwy z mapy Mazowsza.
  `),
  tr: lines(`
    Sıkıntı yok: sıkma portakal suyu ve simit hazır.
    Amasya elması, Amik ovası ve Siirt fıstığı bu hafta indirimde.
    Bay Sikorski ile Bayan Götze İzmir'e taşındı.
    Götürü usulü nakliye, Göttingen ve Göcek için geçerli.
    Kasım ayında kısık ateşte pişen tarhana çorbası.
    Pişmaniye, piknik ve pizza: cumartesi planı.
    Titiz bir usta, çok güzel bir kapı, kunduracı Kuntay.
    Ananas, analiz ve asistan kelimeleri sınavda çıktı.
  `),
  ru: lines(`
    Магазин в Херсоне и склад в Хиросиме работают без выходных.
    Страхование для всей семьи Писаревых оформим за час.
    Рубля не хватило, гребля и сабля подождут до лета.
    Мандарины, мандат и команда: слова нашей викторины.
    Анализ класса ассистентов прошёл в Эссексе и Сассексе.
    Господин Сукачёв и госпожа Блинова открывают пекарню в Суздале.
    Хлеб, колбаса и сосиски из Дубны, бассейн и массаж в Пассау.
    Сумка, сумма и сухари: НОВОЕ меню, 100 руб. за порцию, СЕТ №5.
  `)
}
