/** Names, places and sentences of ordinary business. No built-in list of words may find anything in them. */

const lines = (text: string): ReadonlyArray<string> =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")

/** Surnames and full names that hold or resemble something else. */
export const names: ReadonlyArray<string> = lines(`
  Hancock, Hitchcock, Babcock, Alcock, Woodcock, Cockburn, Cockcroft, Peacock, Cox, Koch, Cocker, Cochrane
  Dickens, Dickinson, Dickson, Riddick, Emily Dickinson, Bruce Dickinson, Dickmann, Herr Dickert
  Butterworth, Buttigieg, Butcher, Assmann, Assange, Cassandra, Bassett, Arsenault, Hearst, Fitch, Fitzgerald
  Cumming, Cummings, Cumberbatch, Cunningham, Kuntze, Kunz, Kant, Shitrit, Schmidt, Schiller, Sheets
  Titus Andronicus, Titchmarsh, Tittel, Tietze, Wanda Wankel, Felix Wankel, Wankmüller, Swank, Hilary Swank
  Fuchs, Fugger, Fischer, Fickert, Pfister, Fokker, Fuqua, Phuc Nguyen, Phoebe, Fukuyama, Fukuda
  Gaylord, Gaynor, Lesbos, Lesbury, Hooker, Hoare, Hore-Belisha, Hornby, Horner, Hurley, Hurst
  Kotzebue, Kotzur, Harsch, Marsch, Barschel, Karsch, Warschauer, Nitsche, Nietzsche, Nipkow, Pissarro, Pissarides
  Niger Innis, Negri, Negroponte, Nero, Pakistan Airlines, Chinkara, Coombs, Spicer, Sean Spicer, Wopfner, Yiddish
  Weiner, Wiener, Weisenberg, Slater, Slutsky, Sluiter, Slade, Spencer, Spacek, Pornthip, Porter, Rapert, Draper
  Analisa, Annalena, Anahit, Clitherow, Vagn, Virginia, Regina, Penny, Penn, Peniston, Semenya, Semenov, Rektor Rectanus
  Moby Dick, Dick Van Dyke, Dick Tracy, Philip K. Dick, Kike Hernández, Randy Newman, Fanny Ardant, Willie Nelson
`)

/** Places. */
export const places: ReadonlyArray<string> = lines(`
  Scunthorpe, Penistone, Lightwater, Clitheroe, Cockermouth, Cockfosters, Essex, Sussex, Middlesex, Wessex
  Titisee-Neustadt, Tittmoning, Tittenkofen, Wichsenstein, Fickenhütten, Negernbötel, Petting, Kissing, Wixhausen
  Fugging, Bitche, Assen, Essen, Arsenal Lane, Arsenalstraße, Warschau, Marseille, Bastogne, Basel, Slough, Sluis
  Montenegro, Rio Negro, Negril, Niger, Nigeria, Pakistan, Dyker Heights, Van Dyke Avenue, Boca Raton, Butte
  Phuket, Fukuoka, Fukushima, Osaka, Hoboken, Homburg, Bad Homburg, Bollington, Bollnäs, Hull, Hell's Kitchen
  Sexau, Sextner Dolomiten, Busenbach, Hodenhagen, Schwanzfeld, Mösern, Mistelbach, Rammelsbach, Pfaffenhofen
  Weinheim, Weingarten, Weinstadt, Biergartenstraße, Bierstadt, Schnapsbach, Ginsheim, Rumford, Cider Mill Road
  Casinoplatz, Pistoia, Pistolenbrücke, Gewehrhammer, Tabakgasse, Hanffabrik, Grasbrook, Krypta der Kathedrale
`)

/** By language of the text. */
export const sentences: Readonly<Record<"en" | "de" | "fr" | "es" | "it" | "pt", ReadonlyArray<string>>> = {
  en: lines(`
    Our spring collection is here, and it fits the weather for once.
    We cut delivery times by a third without cutting corners.
    Meet us at booth 12 and bring your toughest questions.
    The analysis of the assessment assembled by our associates is online.
    Every button, every seam and every pocket is sewn in our own workshop.
    A cockpit check takes ten minutes and saves hours.
    Try it risk-free for 30 days and send it back if it does not fit.
    Your 100-day risk-free trial starts with the first ride.
    The new title on shelf three is a mass-market paperback.
    Fresh shiitake mushrooms, a classic cassoulet and a passion fruit tart are on the menu.
    Our basement flooded, the team pumped it dry, and we opened on time.
    The document is signed, the circumstances are clear, and the accumulator is charged.
    Grass, moss and shrubs need less water after the first autumn.
    A weathercock crowns the new roof, and a pair of blue tits nests below it.
    Vote for your favourite colour in our poll until Friday.
    Tag us in your photos, we love to see them.
    Share your ideas with our team, and comment with your questions.
    The link in bio leads to the full recipe.
    Follow us for more tips about repairing old furniture.
    Like most repairs, this one starts with cleaning.
    If you like this chair, have a look at the matching table.
    You are welcome to ask about anything, we are happy to help.
    You can get lost in a good book or in the alleys of Lisbon.
    I'll find you a seat in the front row.
    We shut up shop at six and open again at nine.
    The dress is drop dead gorgeous, said our first customer.
    People who are stupidly busy need simple tools.
    Time heals all wounds, and asphalt that heals itself saves taxes.
    The resin cures in 24 hours, then the table can be used.
    Pure functions have no side effects, which makes tests short.
    Our cargo bike lost 2 kg of frame weight compared with the old model.
    The parcel weighs 10 pounds, and the pounds add up.
    The glue gun, the nail gun and the heat gun hang on the wall.
    A water pistol and a kite are all you need for the beach.
    A pistol squat is harder than it looks.
    The beer crate fits into the box of the bike, and so do two children.
    We pour alcohol-free beer, non-alcoholic wine and ginger beer all evening.
    Wear a cocktail dress or come as you are.
    The tomato is a fruit cocktail ingredient only for brave cooks.
    Planning poker helps the team to estimate.
    She kept her poker face until the contract was signed.
    Plug the pump into the cigarette lighter socket of the car.
    The crypto module of Node signs every release.
    Encryption protects your data, and cryptography is our craft.
    The tobacco-brown leather ages well.
    Weeds grow between the stones, so bring a hoe.
    The heroine of our film is a baker.
    The joint venture opens a plant in Leeds.
    Our Ford Escort from 1978 still drives to every trade fair.
    A nude lipstick and a sheer blouse are the look of the season.
    The ice bucket challenge raised money, and our step challenge raises spirits.
    Firefighters invite you to a fire safety day.
    Ask your parents for permission before you sign up.
    Kids ride free on Sundays.
    The election of the works council is on 5 May.
    Members of the board were elected for three years.
    Our party starts at eight, and the party tent is heated.
    A healthy breakfast, a short walk and enough sleep make a good day.
    The material is breathable, washable and free of solvents.
    Returns are free, and guaranteed delivery costs two pounds more.
    A guaranteed place in the workshop costs 20 pounds.
    Double your space with a fold-out table.
    Invest in good tools, they pay for themselves.
    Our fund raised a record sum for the hospice.
    The bastard file is in the second drawer.
    Use a stopcock, a ballcock and two clamps.
    Tits, finches and sparrows share the feeder.
    Spick and span: the kitchen after our cleaning day.
    The class starts at the pansy bed behind the greenhouse.
    The hooker scored the winning try for our rugby team.
    The pussy willow is in bloom.
    We sell scat singing lessons, shag carpets and muffs for skaters.
    Screw the plate on, then bang the dowel in with a mallet.
    Magna cum laude: our apprentice passed her exam.
    This kitchen-cum-dining room has 40 square metres.
    Toad in the hole and spotted dick are British classics.
  `),
  de: lines(`
    Unsere Frühjahrskollektion ist da, und sie passt ausnahmsweise zum Wetter.
    Wir liefern ein Drittel schneller und sparen trotzdem nicht am Material.
    Besuchen Sie uns an Stand 12 und bringen Sie Ihre schwierigsten Fragen mit.
    Das dicke Ende kommt nie, versprochen wird nur, was wir halten.
    Ein dicker Pullover, ein warmer Schal und eine Kanne Tee reichen.
    Frische Eier, Hahn und Huhn gibt es samstags im Hofladen.
    Der Hund wedelt mit dem Schwanz, wenn die Post kommt.
    Auf dem Misthaufen kräht der Hahn, im Stall steht das Schwein.
    Die Schmiernippel prüfen wir bei jeder Wartung.
    Mit Vögeln, Möpsen und einer Katze ist bei uns immer etwas los.
    Der innere Schweinehund bleibt heute zu Hause.
    Schuster und Setzer kennen Hurenkinder und Schusterjungen.
    Verflixt und zugenäht: Unser Nähkurs ist ausgebucht.
    Das Ass im Ärmel ist unser Ersatzteillager.
    Testen Sie das Rad 30 Tage risikofrei und schicken Sie es sonst zurück.
    Sie können das Set risikofrei ausprobieren.
    Sichere Renditeobjekte verspricht hier niemand, nur sichere Fahrräder.
    Wir verdoppeln Ihren Stauraum mit einem Klapptisch.
    Die Rendite einer guten Schraube ist ein ruhiger Schlaf.
    Die Zeit heilt alle Wunden, die Werkstatt den Rest.
    Kein Wundermittel, sondern Seife: So wird der Rahmen sauber.
    Das Medikament liegt in der Hausapotheke, fragen Sie Ihre Ärztin.
    Die Nebenkosten sind gering, die Nebenwirkung ist gute Laune.
    Der Deckel lässt sich leicht abnehmen.
    Im Herbst nehmen die Tage ab und die Bestellungen zu.
    Die Halterung ist abnehmbar und wiegt nur 2 kg.
    Unser Rahmen wiegt 5 kg weniger als das alte Modell.
    Mit der Heißklebepistole hält der Filz sofort.
    Eine Zapfpistole, eine Spritzpistole und eine Massagepistole stehen zur Wahl.
    Waffeln mit heißen Kirschen gibt es am Sonntag.
    Wir gewährleisten fünf Jahre auf den Rahmen.
    In die Ladefläche passen zwei Bierkästen und ein Kind.
    Alkoholfreies Bier, alkoholfreier Sekt und alkoholfreie Cocktails stehen bereit.
    Wer weint, braucht ein Taschentuch: Weinen ist erlaubt.
    Die weinrote Tasche und die biergartengrüne Bank sind neu.
    Am Weinberg vorbei führt der Radweg nach Weinheim.
    Ein Sektor bleibt gesperrt, die Sekte ist ein Roman.
    Rum und num, drum herum: So läuft die Kurbel.
    Planning Poker hilft beim Schätzen.
    Wetten, dass Sie den Unterschied spüren?
    Wir haben den Jackpot nicht geknackt, aber das Schloss.
    Die Pumpe passt an den Zigarettenanzünder im Auto.
    Der Tabakladen nebenan ist jetzt eine Fahrradwerkstatt.
    Gras, Moos und Hecken brauchen im ersten Sommer Wasser.
    Die Heldin unseres Films ist Bäckerin.
    Kryptische Fehlermeldungen übersetzen wir ins Deutsche.
    Die Verschlüsselung schützt Ihre Daten, Kryptografie ist unser Handwerk.
    Freie Auswahl, beste Wahl, keine Qual der Wahl: Wählen Sie Ihre Farbe.
    Die Betriebsratswahl ist am 5. Mai.
    Wir wählen die Schrauben nach dem Gewicht aus.
    Stimmen Sie im Formular für Ihre Lieblingsfarbe ab.
    Wählt uns zum Laden des Jahres, wenn ihr mögt.
    Eine Partie Schach, ein Partner, eine Party: Der Abend ist geplant.
    Die Freiwillige Feuerwehr zeigt, wie man Feuer löscht.
    Die Schritte-Challenge beginnt am Montag.
    Frag deine Eltern um Erlaubnis, bevor du dich anmeldest.
    Kinder fahren sonntags kostenlos.
    Die Kinder malen Bilder, wir hängen sie auf.
    Markiere den Termin im Kalender.
    Markiert uns gern auf euren Fotos.
    Teilen Sie Ihre Ideen mit unserem Team.
    Teilen Sie die Differenz durch sechs Stunden.
    Schreiben Sie Ihre Fragen in die Kommentare.
    Der Link in der Bio führt zum Rezept.
    Folgen Sie uns für mehr Tipps rund um alte Möbel.
    Wir finden dich toll, und ich finde dich in der Menge.
    Wir kriegen dich fit für den Frühling.
    Hau ab in den Urlaub, wir gießen die Blumen.
    Sind Sie Opfer eines Betrugs geworden? Wir beraten kostenlos.
    Die Garantie ist ohne Rechnung nicht wertlos, aber mit Rechnung leichter.
    Der Ford Escort von 1978 fährt noch zu jeder Messe.
    Nackte Zahlen, bunte Bilder: der Jahresbericht.
    Die Rosette über dem Portal wird restauriert.
    Der Sack Zement wiegt 25 Kilogramm.
    Ein halbes Pfund Butter, drei Kilo Mehl und ein Liter Milch.
    Ein Bad im Busento, ein Spaziergang in Hodenhagen, dann nach Hause.
    Kommt der Kummer, hilft Kuchen.
    Die Fahrt war lang, die Orga gut, der Fang klein.
  `),
  fr: lines(`
    Notre collection de printemps est arrivée.
    Le retard de livraison est rare, mais nous prévenons toujours.
    La pédale gauche et la pipe en bois sont exposées à l'atelier.
    Au menu : porc, morue, purée et chili con carne.
    Une flûte, un gland de chêne et une chatte qui dort : notre affiche.
    Le cul-de-sac devant l'atelier est fermé mardi.
    Il va mourir de rire en lisant notre bande dessinée.
    L'appareil dégage de la chaleur pendant une heure.
    Je vais te retrouver au stand, à dix heures.
    Nos meubles sont réparés à la main.
    Le ramonage et l'ordure ménagère sont compris dans les charges.
    Elle est folle de jardinage, et nous aussi.
    Un baiser, une tarte et un café : bon dimanche.
    Les tapettes à souris sont au rayon trois.
    Notre équipe vous répond en moins d'un jour.
  `),
  es: lines(`
    Nuestra colección de primavera ya está aquí.
    Agua caliente, leche, bolas de madera y una chaqueta negra.
    El negro, el rojo y el azul son los colores del año.
    Coger el tren es más fácil que aparcar.
    La concha, la paja y el pinche de cocina salen en el cartel.
    El zorro y la zorra viven en el bosque.
    Un trío de guitarras toca el sábado.
    Nuestros muebles se reparan a mano.
    La tortillera eléctrica ahorra tiempo.
    Te voy a encontrar un asiento.
    Pregunte a nuestro equipo, contestamos en un día.
    La corrida de San Fermín empieza a las ocho.
    Un kilo de pan, dos huevos y un poco de sal.
    El heroísmo de los bomberos nos conmueve.
    Cada pieza lleva diez años de garantía.
  `),
  it: lines(`
    La nostra collezione di primavera è arrivata.
    Palle di lana, fave, porco spino e una pompa nuova.
    La guerra di Troia è il tema della mostra.
    Mona Lisa e Pippa arrivano alle dieci.
    Il bocchino del flauto va pulito ogni giorno.
    Sbattere le uova, poi aggiungere la farina.
    Tirare la leva e premere il pulsante.
    I nostri mobili sono riparati a mano.
    Ogni pezzo ha dieci anni di garanzia.
    Il nero, il rosso e il blu sono i colori dell'anno.
    Chiedete al nostro gruppo, rispondiamo in un giorno.
    Un chilo di pane, due uova e un po' di sale.
    Il cesto di vimini è fatto qui.
    Ti troverò un posto in prima fila.
    Domani apriamo alle nove.
  `),
  pt: lines(`
    A nossa coleção de primavera chegou.
    O burro, a vaca e o peru vivem na quinta.
    Um pau de canela, um saco de farinha e uma torneira nova.
    A bicha para o museu era curta.
    O cacete da padaria sai quente às sete.
    Os nossos móveis são reparados à mão.
    O fio de cobre, símbolo Cu, custa mais este ano.
    Preto, vermelho e azul são as cores do ano.
    Pergunte à nossa equipa, respondemos num dia.
    Um quilo de pão, dois ovos e um pouco de sal.
    Um broche antigo e um pinto de barro.
    Cada peça tem dez anos de garantia.
    Comer devagar faz parte da festa.
    Amanhã abrimos às nove.
    A rosca do parafuso está limpa.
  `)
}
