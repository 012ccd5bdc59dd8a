/** Examples of three brands as their posts could read. */

/** English: short sentences, `you`, contractions. */
export const workshop = [
  "A dry chain squeaks. You'll hear it before you see it.",
  "Don't replace the chain yet. Measure it first, it's a two-minute job.",
  "You bring the bike on Tuesday. We're done by Thursday noon.",
  "If your brakes rub, it's rarely the pads. Check the wheel.",
  "We don't sell what you don't need. A clean chain lasts twice as long.",
  "You've got rust on the bolts? That's salt, not age.",
  "It's cold, so your tyres lose pressure. Pump them on Sundays."
]

/** German: longer sentences, `Sie`, no emoji. */
export const roofers = [
  "Prüfen Sie nach jedem Sturm die Ziegel am First, denn dort beginnt fast jeder Schaden.",
  "Wir zeigen Ihnen anhand von Fotos, welche Stellen Ihres Dachs in diesem Jahr Arbeit brauchen.",
  "Ein gut gelüfteter Dachstuhl bleibt trocken, auch wenn der Herbst länger dauert als gedacht.",
  "Rufen Sie uns an, bevor Sie selbst auf das Dach steigen, denn nasse Ziegel sind glatt.",
  "Moos auf den Ziegeln sieht harmlos aus, hält aber das Wasser dort, wo es Ihrem Dach schadet.",
  "Wenn Sie den Dachboden ausbauen möchten, rechnen wir Ihnen vor, was die Dämmung bringt."
]

/** German: `du`, short, emoji, exclamations. */
export const bakery = [
  "Guten Morgen! Dein Brot ist fertig 🥖 #Sauerteig",
  "Komm vorbei und probier die neuen Brezeln! 🥨",
  "Hast du schon gefrühstückt? Wir auch nicht 😄",
  "Heute für dich: Zimtschnecken! Nur bis Mittag 🥐 #Zimt",
  "Hol dir dein Brot, bevor es weg ist! 🥖",
  "Was magst du lieber, Roggen oder Dinkel? 🌾"
]
