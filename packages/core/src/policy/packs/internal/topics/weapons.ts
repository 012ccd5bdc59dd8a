/** Weapons, ammunition and explosives. */
import { combined, english, german } from "../terms.ts"
import { sources } from "./sources.ts"
import { topicPack } from "./topicPack.ts"

export const weapons = topicPack("weapons", { en: "Weapons", de: "Waffen" }, [
  {
    name: "mentions",
    severity: "warn",
    title: { en: "Networks take no advertising for weapons", de: "Netzwerke nehmen keine Werbung für Waffen" },
    source: sources.xWeapons,
    terms: [
      ...english(`firearm, firearms, handgun, handguns, shotgun, shotguns, assault rifle, assault rifles, hunting rifle,
        hunting rifles, ammunition, pepper spray, stun gun, stun guns, switchblade, switchblades, butterfly knife,
        brass knuckles, hand grenade, hand grenades, AR-15, gun shop, gun shops, gun show`),
      ...english("pistol, pistols", {
        except: ["pistol grip", "pistol squat", "pistol squats", "water pistol", "water pistols", "starting pistol"]
      }),
      ...german(`Waffe, Schusswaffe, Schusswaffen, Handfeuerwaffe, Handfeuerwaffen, Sturmgewehr, Sturmgewehre,
        Jagdgewehr, Jagdgewehre, Munition, Pfefferspray, Elektroschocker, Schreckschusspistole, Springmesser,
        Butterflymesser, Schlagring, Schlagringe, Handgranate, Handgranaten, Sprengstoff, Waffenladen`),
      ...german("Waffen", { except: ["Waffen einer Frau", "Waffen der Frau", "mit den Waffen des Geistes"] })
    ]
  },
  {
    name: "trade",
    severity: "quarantine",
    title: { en: "No trade in weapons", de: "Kein Handel mit Waffen" },
    source: sources.metaGoods,
    terms: [
      ...english(
        [
          ...combined("buy, order, sell", "guns, handguns, firearms, ammo, ammunition, a gun"),
          ...combined("guns, handguns, firearms, ammo, ammunition, silencers", "for sale"),
          ...combined("3D-printed", "gun, guns, firearm, firearms"),
          "ghost gun",
          "ghost guns"
        ],
        {
          except: [
            "glue guns for sale",
            "nail guns for sale",
            "heat guns for sale",
            "spray guns for sale",
            "massage guns for sale"
          ]
        }
      ),
      ...german([
        ...combined(
          "Waffen, Schusswaffen, Pistole, Pistolen, Gewehr, Gewehre, Munition",
          "kaufen, bestellen, zu verkaufen"
        ),
        ...combined("Waffe, Waffen, Pistole", "aus dem 3D-Drucker")
      ])
    ]
  }
])
