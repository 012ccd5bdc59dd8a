/**
 * What networks, accounts and publications say.
 */
import type { Sentences } from "../../German.ts"

export const networkSentences: Sentences = [
  ['There is no credential of "{}" for the account "{}"', "Für „{}“ gibt es keinen Zugang des Kontos „{}“"],
  ["Connect the account, or configure the vendor's key", "Verbinde das Konto, oder setze den Schlüssel des Anbieters"],
  [
    'The credential of "{}" for the account "{}" was changed meanwhile',
    "Der Zugang zu „{}“ für das Konto „{}“ wurde inzwischen geändert"
  ],
  ["Read it again and decide on what it says now", "Lies noch einmal, und entscheide nach dem, was jetzt dasteht"],
  ["Read it again", "Lies noch einmal"],
  [
    '"{}" no longer accepts the connection of the account "{}": {}',
    "„{}“ nimmt die Verbindung des Kontos „{}“ nicht mehr an: „{}“"
  ],
  ["Connect the account again", "Verbinde das Konto noch einmal"],
  [
    'A new token of "{}" for the account "{}" could not be had: {}',
    "Ein neues Token von „{}“ für das Konto „{}“ war nicht zu bekommen: „{}“"
  ],
  [
    "Try again later; if it stays, look at the log of the attempt and report it",
    "Versuche es später noch einmal; bleibt es dabei, sieh ins Protokoll des Versuchs und melde es"
  ],
  ["Try again later", "Versuche es später noch einmal"],
  ["Try again after {}", "Versuche es nach {} noch einmal"],
  ["The credential store failed on {}", "Die Ablage der Zugangsdaten ist nicht zu benutzen ({})"],
  [
    "Check that the store can be reached, then try again",
    "Prüfe, ob die Ablage zu erreichen ist, und versuche es dann noch einmal"
  ],
  ["{} could not be asked: {}", "{} war nicht zu fragen: „{}“"],
  ["{} asks for fewer requests", "{} bittet um weniger Anfragen"],
  ["{} does not accept the token: {}", "{} nimmt das Token nicht an: „{}“"],
  ["Renew the token, or connect the account again", "Erneuere das Token, oder verbinde das Konto noch einmal"],
  ["{} refused: {}", "{} hat abgelehnt: „{}“"],
  ["{} answered something unexpected: {}", "{} hat Unerwartetes geantwortet: „{}“"],
  ["The connector for {} cannot do this: {e}", "Die Anbindung von {} kann das nicht: {e}"],
  ["Change the post, or use another connector", "Ändere den Post, oder nimm eine andere Anbindung"],
  ['No publication has the id "{}"', "Keine Veröffentlichung hat die ID „{}“"],
  ["Check the id and the organization", "Prüfe die ID und die Organisation"],
  ['The publication "{}" was changed meanwhile', "Die Veröffentlichung „{}“ wurde inzwischen geändert"],
  ['A worker has the publication "{}" at this moment', "Die Veröffentlichung „{}“ wird gerade bearbeitet"],
  ["Wait until it has finished", "Warte, bis das fertig ist"],
  [
    'The id "{}" already belongs to a publication with another content or target',
    "Die ID „{}“ gehört schon zu einer Veröffentlichung mit anderem Inhalt oder Ziel"
  ],
  ["Use another id, or cancel the other publication", "Nimm eine andere ID, oder brich die andere Veröffentlichung ab"],
  [
    'The publication "{}" is {}: it cannot {}',
    "Die Veröffentlichung „{}“ ist im Zustand {} und lässt das nicht zu ({})"
  ],
  ['No social account has the id "{}"', "Kein Konto hat die ID „{}“"],
  ["Check the id, or connect the account", "Prüfe die ID, oder verbinde das Konto"],
  ['The social account "{}" was changed meanwhile', "Das Konto „{}“ wurde inzwischen geändert"],
  ['The social account "{}" is {} ({})', "Das Konto „{}“ ist im Zustand {} („{}“)"],
  ['The social account "{}" is {}', "Das Konto „{}“ ist im Zustand {}"],
  ['There is no connector for "{}"; there are: none', "Für „{}“ gibt es keine Anbindung, und auch sonst keine"],
  ['There is no connector for "{}"; there are: {}', "Für „{}“ gibt es keine Anbindung; es gibt: {}"],
  ["Add the layer of its connector", "Ergänze den Layer seiner Anbindung"],
  ['Two connectors want to serve "{}"', "Zwei Anbindungen wollen „{}“ bedienen"],
  ["Add the layer of one of them only", "Ergänze den Layer nur einer davon"],
  ['The connector for "{}" cannot be used: {e}', "Die Anbindung von „{}“ ist nicht zu gebrauchen: {e}"],
  ['The publication "{}" may not be sent: {e}', "Die Veröffentlichung „{}“ darf nicht gesendet werden: {e}"],
  [
    "Have this content approved for this account and time",
    "Lass diesen Inhalt für dieses Konto und diese Zeit freigeben"
  ],
  ["The content does not fit the network: {e}", "Der Inhalt passt nicht zum Netzwerk: {e}"],
  [
    "Change the post, have it approved, and schedule it again",
    "Ändere den Post, lass ihn freigeben, und plane ihn noch einmal ein"
  ],
  [
    "{} takes {} posts in {} seconds on one account; this would be number {} ({})",
    "{} nimmt {} Posts in {} Sekunden für ein Konto; dies wäre Nummer {} ({})"
  ],
  ["Choose another time, or another account", "Wähle eine andere Zeit, oder ein anderes Konto"],
  ["The store of publications failed on {}", "Die Ablage der Veröffentlichungen ist nicht zu benutzen ({})"]
]
