/** Drinks with alcohol, and what may not be said of them. */
import { combined, declined, english, everywhere, german } from "../terms.ts"
import { sources } from "./sources.ts"
import { topicPack } from "./topicPack.ts"

const free = ["alcohol-free", "non-alcoholic", "zero-alcohol", "0.0"]
const frei = declined("alkoholfrei", "entalkoholisiert")

/** The drinks as they are called when there is no alcohol in them. */
const sober = (drinks: string): ReadonlyArray<string> => combined(free, drinks)
const soberGerman = (drinks: string): ReadonlyArray<string> => combined(frei, drinks)

export const alcohol = topicPack("alcohol", { en: "Alcohol", de: "Alkohol" }, [
  {
    name: "drinks",
    severity: "warn",
    title: {
      en: "Alcohol is for adults, and restricted by networks",
      de: "Alkohol nur für Erwachsene, in Netzwerken beschränkt"
    },
    source: sources.metaAds,
    terms: [
      ...everywhere("whisky, whiskey, vodka, wodka, tequila, prosecco, cognac, grappa, ouzo, absinthe"),
      ...everywhere("gin, gins", { except: ["cotton gin", "gin rummy", ...sober("gin"), ...soberGerman("Gin")] }),
      ...english("beer, beers", {
        except: [
          "ginger beer",
          "root beer",
          "beer garden",
          "beer gardens",
          "beer crate",
          "beer crates",
          "beer mat",
          "beer mats",
          ...sober("beer, beers")
        ]
      }),
      ...english("wine, wines", {
        except: ["wine red", "wine gum", "wine gums", "wine crate", "wine crates", ...sober("wine, wines")]
      }),
      ...english("champagne", {
        except: ["champagne gold", "champagne coloured", "champagne colored", "champagne socialist"]
      }),
      ...everywhere("cocktail, cocktails", {
        except: [
          ...combined("cocktail", "dress, dresses, attire, sauce, tomatoes, umbrella, umbrellas"),
          ...combined("fruit, prawn, shrimp, Molotov", "cocktail"),
          ...sober("cocktail, cocktails"),
          ...soberGerman("Cocktail, Cocktails")
        ]
      }),
      ...english("booze, liquor, hard seltzer, craft brewery, wine tasting, alcoholic drink, alcoholic drinks"),
      ...german("Bier, Biere", { except: soberGerman("Bier, Biere, Bieren") }),
      ...german("Wein, Weine, Rotwein, Weißwein, Sekt, Champagner", {
        except: soberGerman("Wein, Weine, Weinen, Rotwein, Weißwein, Sekt")
      }),
      ...german(`Schnaps, Schnäpse, Likör, Liköre, Spirituosen, Glühwein, Freibier, Feierabendbier, Craftbier,
        Bierprobe, Weinprobe, Weinverkostung, Weingut, Bierbrauerei`)
    ]
  },
  {
    name: "excess",
    severity: "quarantine",
    title: { en: "No praise of drinking too much", de: "Kein Lob des Vieltrinkens" },
    source: sources.xAlcohol,
    terms: [
      ...english(`get drunk, getting drunk, get wasted tonight, drink all you can, all you can drink, bottomless drinks,
        bottomless prosecco, drinking game, drinking games, drink until you drop, shots for everyone`),
      ...german(`Komasaufen, Kampftrinken, Flatrate-Saufen, Flatrate-Trinken, Saufgelage, Trinkspiel, Trinkspiele,
        trinken bis zum Umfallen, saufen bis zum Umfallen, lass uns saufen, so viel du trinken kannst,
        trinken so viel du kannst, lasst uns betrinken`)
    ]
  },
  {
    name: "health",
    severity: "quarantine",
    title: { en: "No health claims for alcohol", de: "Keine Gesundheitsversprechen für Alkohol" },
    source: sources.xAlcohol,
    terms: [
      ...english(
        combined(
          "alcohol, beer, wine, red wine, gin",
          "is good for you, is healthy, is good for your heart, helps you sleep"
        )
      ),
      ...german([
        ...combined("Alkohol, Bier, Wein, Rotwein", "ist gesund, ist gut fürs Herz, hält gesund"),
        ...combined(declined("bekömmlich", "gesund"), "Bier, Wein, Rotwein, Sekt")
      ])
    ]
  }
])
