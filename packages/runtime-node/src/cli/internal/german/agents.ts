/**
 * What agents, models and budgets say.
 */
import type { Sentences } from "../../German.ts"

export const agentSentences: Sentences = [
  // Agents.
  ['The agent "{}" cannot work without a model', "Der Agent „{}“ kann ohne Modell nichts tun"],
  ["Configure a model and choose it", "Richte ein Modell ein, und wähle es"],
  ['Without a model the agent "{}" cannot write "{}"', "Ohne Modell kann der Agent „{}“ nicht in „{}“ schreiben"],
  ["Choose a model, or one of the languages {}", "Wähle ein Modell, oder eine der Sprachen {}"],
  [
    'Without a model the agent "{}" made nothing usable of its input: {}',
    "Ohne Modell hat der Agent „{}“ aus dem Material nichts Brauchbares gemacht"
  ],
  ["Give more or clearer material, or choose a model", "Gib mehr oder klareres Material, oder wähle ein Modell"],
  ['The agent "{}" got no usable answer ({e})', "Der Agent „{}“ bekam keine brauchbare Antwort ({e})"],
  [
    "Try again later, or add a model to fall back to",
    "Versuche es später noch einmal, oder nenne ein Modell zum Ausweichen"
  ],
  [
    "Run it again to ask anew, or choose another model, or none",
    "Rufe dasselbe noch einmal auf, um neu zu fragen, oder wähle ein anderes Modell oder keines"
  ],
  ['The agent "{}" was not run for want of budget ({e})', "Für den Agenten „{}“ reicht das Budget nicht ({e})"],
  ["Raise the budget, choose a cheaper model, or none", "Erhöhe das Budget, wähle ein billigeres Modell, oder keines"],
  ['The agent "{}" has no prompt: {e}', "Der Agent „{}“ hat keinen Prompt: {e}"],
  // What exactly is wrong with it was told to the model.
  ["its answer is invalid: {}", "seine Antwort hat nicht die verlangte Form"],
  ["its answer is contract-violation: {}", "seine Antwort sagt, was sie nicht sagen darf, oder lässt etwas aus"],
  ["its answer is truncated: {}", "seine Antwort wurde abgeschnitten"],
  ["its answer is wrong-language: {}", "seine Antwort ist in einer anderen Sprache"],
  ["its answer is limit-reached: {}", "seine Antwort hätte eine Grenze überschritten"],
  ["its answer is {}: {}", "seine Antwort ist nicht zu gebrauchen ({})"],

  // Models. What a vendor says stays in its own words.
  ['The model "{}" declined to answer: {}', "Das Modell „{}“ hat nicht geantwortet, sondern abgelehnt: „{}“"],
  ['The model "{}" declined to answer', "Das Modell „{}“ hat nicht geantwortet, sondern abgelehnt"],
  [
    "Look at the brief and its sources for what the vendor's rules exclude, or choose another model",
    "Suche in Brief und Quellen, was die Regeln des Anbieters ausschließen, oder wähle ein anderes Modell"
  ],
  [
    'The answer of the model "{}" was cut off at its token limit',
    "Die Antwort des Modells „{}“ wurde an seiner Grenze für Tokens abgeschnitten"
  ],
  ["Raise maxOutputTokens, or ask for less at once", "Erhöhe maxOutputTokens, oder frage weniger auf einmal"],
  ['The vendor of the model "{}" is overloaded', "Der Anbieter des Modells „{}“ ist überlastet"],
  [
    "Try again in a while, or choose a second model to fall back to",
    "Versuche es nach einer Weile noch einmal, oder nenne ein zweites Modell zum Ausweichen"
  ],
  [
    'The vendor of the model "{}" limits the rate of requests',
    "Der Anbieter des Modells „{}“ nimmt im Moment nicht mehr Anfragen"
  ],
  ["Try again in a while", "Versuche es nach einer Weile noch einmal"],
  [
    "Try again in {}, or choose a model of another vendor too",
    "Versuche es in {} noch einmal, oder nenne auch ein Modell eines anderen Anbieters"
  ],
  ["Try again in {}", "Versuche es in {} noch einmal"],
  [
    'The vendor of the model "{}" does not accept the key',
    "Der Anbieter des Modells „{}“ nimmt den Schlüssel nicht an"
  ],
  [
    "Check the key, and that it may use this model in this region",
    "Prüfe den Schlüssel, und ob er für dieses Modell in dieser Region gilt"
  ],
  ['The model "{}" cannot be asked: {e}', "Das Modell „{}“ ist nicht zu fragen: {e}"],
  [
    "Give the vendor's adapter a key ({}), or connect the vendor in the organization's credentials",
    "Gib dem Adapter des Anbieters einen Schlüssel ({}), oder verbinde den Anbieter in den Zugangsdaten der Organisation"
  ],
  ['The account for the model "{}" has no credit left', "Das Konto für das Modell „{}“ hat kein Guthaben mehr"],
  [
    "Add credit at the vendor, or choose another model",
    "Lade beim Anbieter Guthaben auf, oder wähle ein anderes Modell"
  ],
  ['The vendor of the model "{}" cannot be reached', "Der Anbieter des Modells „{}“ ist nicht zu erreichen"],
  ["Check the network and the address, and try again", "Prüfe Netzwerk und Adresse, und versuche es dann noch einmal"],
  ['The model "{}" did not answer in time', "Das Modell „{}“ hat nicht rechtzeitig geantwortet"],
  ['The model "{}" did not answer within {}', "Das Modell „{}“ hat nicht innerhalb von {} geantwortet"],
  [
    "Try again, allow more time, or ask for less at once",
    "Versuche es noch einmal, gib mehr Zeit, oder frage weniger auf einmal"
  ],
  [
    'The vendor of the model "{}" answered unexpectedly: {}',
    "Der Anbieter des Modells „{}“ hat Unerwartetes geantwortet: „{}“"
  ],
  [
    "Try again; if it stays, the adapter may need an update",
    "Versuche es noch einmal; bleibt es dabei, braucht der Adapter vielleicht eine neue Version"
  ],
  [
    'The prompt does not fit into the context of {} tokens of the model "{}"',
    "Der Prompt passt nicht in den Kontext von {} Tokens des Modells „{}“"
  ],
  [
    'The prompt does not fit into the context of the model "{}"',
    "Der Prompt passt nicht in den Kontext des Modells „{}“"
  ],
  [
    "Give fewer or shorter sources, or choose a model with a longer context",
    "Gib weniger oder kürzere Quellen, oder wähle ein Modell mit längerem Kontext"
  ],
  [
    'The vendor of the model "{}" rejected the request: {}',
    "Der Anbieter des Modells „{}“ hat die Anfrage abgelehnt: „{}“"
  ],
  ["Check the model's name and options", "Prüfe Namen und Optionen des Modells"],
  ['No model has the id "{}"', "Kein Modell hat die ID „{}“"],
  ['Add an adapter for a model, or choose "none"', "Richte ein Modell ein, oder wähle „none“"],
  ["Choose one of: {}, none", "Wähle eines von: {}, none"],
  ['Two models have the id "{}"', "Zwei Modelle haben die ID „{}“"],
  ["Give one of the two adapters another id", "Gib einem der beiden eine andere ID"],
  [
    'The vendor "{}" of the model "{}" failed again and again ({}), so it is not asked for now',
    "Der Anbieter „{}“ des Modells „{}“ ist immer wieder ausgefallen ({}) und wird deshalb gerade nicht gefragt"
  ],
  ["The record of paid answers cannot be used: {e}", "Die bezahlten Antworten sind nicht zu lesen oder abzulegen: {e}"],
  [
    "Mend the place where objects are kept, and run the operation again",
    "Bring den Ort in Ordnung, an dem sie liegen, und rufe dasselbe noch einmal auf"
  ],
  [
    'The answer of the model "{}" was paid for by an earlier run and is lost',
    "Die Antwort des Modells „{}“ wurde in einem früheren Lauf bezahlt und ist verloren"
  ],
  [
    "Start the operation anew, under another operation key, to pay for it again",
    "Beginne neu, unter einem anderen Namen des Vorgangs, um noch einmal zu bezahlen"
  ],
  [
    "No key of a model's vendor is set, so there is no model to choose from",
    "Kein Schlüssel eines Anbieters ist gesetzt, also gibt es kein Modell zur Wahl"
  ],
  [
    "Set OPENAI_API_KEY or ANTHROPIC_API_KEY, or name a model",
    "Setze OPENAI_API_KEY oder ANTHROPIC_API_KEY, oder nenne ein Modell"
  ],
  ["No key is set for the model of {}", "Für das Modell von {} ist kein Schlüssel gesetzt"],
  ["Set OPENAI_API_KEY, or leave the option out", "Setze OPENAI_API_KEY, oder lass die Option weg"],
  ["Set OPENROUTER_API_KEY, or leave the option out", "Setze OPENROUTER_API_KEY, oder lass die Option weg"],
  ['The model "{}" of {} names no vendor that is known', "Das Modell „{}“ von {} nennt keinen bekannten Anbieter"],
  ["Write the vendor in front, such as {}", "Schreibe den Anbieter davor, etwa {}"],
  ['The model "{}" of --voice is not there', "Das Modell „{}“ von --voice gibt es nicht"],
  ["Write {w}", "Schreibe {w}"],
  ['The model "{}" has no voice "{}"', "Das Modell „{}“ hat keine Stimme „{}“"],
  ["Choose one of {}", "Nimm eine von {}"],
  ["No key is set for the models of {}", "Für die Modelle von {} ist kein Schlüssel gesetzt"],
  ["Set {}, or choose another model", "Setze {}, oder wähle ein anderes Modell"],
  ["No server is set for the models of {}", "Für die Modelle von {} ist kein Server gesetzt"],
  ["Set {}, such as {}", "Setze {}, etwa {}"],
  ['The model "{}" names no vendor that is known', "Das Modell „{}“ nennt keinen bekannten Anbieter"],
  [
    "Write the vendor in front: {}, such as {}; or use --model none",
    "Schreibe den Anbieter davor: {}, etwa {}; oder nimm --model none"
  ],
  ['The model "{}" cannot be read: {e}', "Das Modell „{}“ ist nicht zu lesen: {e}"],
  [
    "Use --model none, a model such as {}, several with commas between them, or cheapest, fastest or best",
    "Nimm --model none, ein Modell wie {}, mehrere mit Kommas dazwischen, oder cheapest, fastest oder best"
  ],
  ['"{}" lacks the id of a model', "in „{}“ fehlt die ID eines Modells"],
  ['"none" stands alone', "„none“ steht allein"],
  ['"{}" does not begin with {}', "„{}“ beginnt nicht mit {}"],
  ["it is empty", "der Text ist leer"],
  [
    '{} needs the library "{}", which is not installed',
    "{} braucht die Bibliothek „{}“, und sie ist nicht installiert"
  ],
  ['{} needs the library "{}", which does not load ({e})', "{} braucht die Bibliothek „{}“, und sie lädt nicht ({e})"],
  ["Install it: {}", "Installiere sie: {}"],

  // Budgets.
  [
    'The budget "{}" has {} of {} {t} left, and {} may be needed',
    "Das Budget „{}“ hat noch {} von {} {t}, und nötig sein könnten {}"
  ],
  ["tokens", "Tokens"],
  ["USD", "USD"],
  ["renders", "Bilder oder Videos"],
  ["publishes", "Veröffentlichungen"],
  ["seconds", "Sekunden"],
  ["bytes", "Bytes"],
  ["concurrency", "gleichzeitige Läufe"],
  [
    "Wait until one of those that run has ended, or raise the limit",
    "Warte, bis einer der laufenden endet, oder erhöhe die Grenze"
  ],
  ["Raise the budget, or ask for less, or wait until {}", "Erhöhe das Budget, verlange weniger, oder warte bis {}"],
  ["Raise the budget, or ask for less", "Erhöhe das Budget, oder verlange weniger"],
  [
    'The price of "{}" is not known, so the budget "{}" could not hold',
    "Der Preis von „{}“ ist nicht bekannt, also ließe sich das Budget „{}“ nicht einhalten"
  ],
  [
    "Set the model up with its price, choose one whose price is known, or run without a budget of money",
    "Gib den Preis des Modells an, wähle eines mit bekanntem Preis, oder arbeite ohne Budget"
  ],
  ['No budget has the id "{}"', "Kein Budget hat die ID „{}“"],
  ["Set the budget before something is charged to it", "Setze das Budget, bevor es belastet wird"],
  ['Nothing is reserved for "{}"', "Für „{}“ ist nichts reserviert"],
  ["Reserve before settling or releasing", "Reserviere, bevor du abrechnest oder freigibst"],
  ['The operation "{}" {}', "Den Vorgang „{}“ gibt es schon anders"],
  ["Give every operation a key of its own", "Gib jedem Vorgang einen eigenen Namen"],

  // Wordings of prompts.
  ['The wording of "{}" cannot be used: {e}', "Der Wortlaut von „{}“ ist nicht zu gebrauchen: {e}"],
  [
    "Mend the named places; start from the built-in wording where in doubt",
    "Bring die genannten Stellen in Ordnung; im Zweifel beginne mit dem eingebauten Wortlaut"
  ],
  [
    'Version {} of the wording of "{}" exists with other words',
    "Version {} des Wortlauts von „{}“ gibt es mit anderen Worten"
  ],
  [
    "A version never changes, so that it stays known what a post was asked with: give it a higher version",
    "Eine Version ändert sich nie, damit bekannt bleibt, womit ein Post verlangt wurde: Gib eine höhere Version"
  ],
  ['No prompt is called "{}"', "Kein Prompt heißt „{}“"],
  ["Name one of {}", "Nenne eines von {}"],
  [
    'There is no version {} of an own wording of "{}"',
    "Eine Version {} eines eigenen Wortlauts von „{}“ gibt es nicht"
  ],
  ["List the versions, or keep this one first", "Sieh dir die Versionen an, oder lege diese erst ab"],
  [
    'Nothing was in use for "{}" before the built-in wording',
    "Vor dem eingebauten Wortlaut war für „{}“ nichts in Gebrauch"
  ],
  ["Pin the version that you want", "Lege die Version fest, die du willst"],
  [
    'Version {} of the wording of "{}" is pinned and cannot be used: {e}',
    "Version {} des Wortlauts von „{}“ ist festgelegt und nicht zu gebrauchen: {e}"
  ],
  [
    "Pin another version or the built-in wording, or roll back",
    "Lege eine andere Version oder den eingebauten Wortlaut fest, oder geh zurück"
  ],
  [
    "The wordings in use are no longer those of revision {}: somebody else changed them",
    "Die Wortlaute in Gebrauch sind nicht mehr die der Revision {}: Jemand anders hat sie geändert"
  ],
  ["Look at them as they are now, and make the change again", "Sieh sie dir jetzt an, und ändere sie dann noch einmal"],
  [
    'What is stored about prompts at "{}" cannot be read',
    "Was unter „{}“ über Prompts gespeichert ist, ist nicht zu lesen"
  ],
  ["The answer breaks the agent's contract: {}", "Die Antwort sagt, was sie nicht sagen darf, oder lässt etwas aus"],
  ["Ask again with these issues, or use another model", "Frage noch einmal, oder nimm ein anderes Modell"]
]
