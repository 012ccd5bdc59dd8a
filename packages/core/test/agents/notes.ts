/** Short notes of a roastery, two sentences each: several about the same things, some about nothing else here. */
export const notes: ReadonlyArray<string> = [
  "Fresh beans need four days of rest after roasting. The gas inside would make the espresso taste sour before that.",
  "A burr grinder crushes every bean to nearly the same size. Blade grinders leave dust and boulders in one cup.",
  "Milk foam holds longest when the milk starts at four degrees. Oat milk needs a little less air than dairy milk.",
  "The milk jug stays no more than half full before steaming. Larger jugs leave more room for the milk foam.",
  "A paper filter catches oils that a metal filter lets through. Cups brewed through paper taste cleaner and lighter.",
  "Our paper bags carry a valve for the gas of fresh beans. The paper itself comes from a mill in Norfolk.",
  "Limescale ruins more espresso machines than age does. Descaling every eight weeks keeps the pump quiet and strong.",
  "Espresso leaves the machine at nine bar within 28 seconds. Faster shots of espresso taste thin and watery.",
  "Cleaning the grinder once a week removes old oils. Rancid oil in the grinder spoils even the best beans.",
  "Green beans stay good for a year in a dry store. Sacks of green beans hang on hooks above the floor.",
  "A drum roaster heats fifteen kilograms of green beans at a time. The first crack comes after nine minutes.",
  "Limescale shows as white dust in the kettle. Water from a jug filter leaves less limescale behind.",
  "Baristas train for six weeks before a first shift alone. The last exam is a rush hour on a Saturday.",
  "Delivery by cargo bike reaches every street inside the ring road. Orders before noon arrive on the same day.",
  "Subscribers get a new parcel every second Friday. Pausing takes two clicks and needs no reason.",
  "Gift boxes hold three tins of 125 grams each. A printed card explains the recipe for every tin."
]

/** Each note as a source of its own, in their order. */
export const noteFiles: Readonly<Record<string, string>> = Object.fromEntries(
  notes.map((text, index) => [`note-${String(index + 1).padStart(2, "0")}.txt`, `${text}\n`])
)
