/**
 * Built-in pack: phrases that beg for likes, tags and comments, and offers to trade them.
 *
 * @since 0.1.0
 */
import { RuleId } from "../Rule.ts"
import { RulePack, RulePackId } from "../RulePack.ts"
import { combined, english, everywhere, german, termsIn } from "./internal/terms.ts"

const common = {
  kind: "terms",
  version: 2,
  severity: "warn",
  category: "engagement-bait",
  resistsEvasion: true
} as const

const demotion = {
  source: "https://about.fb.com/news/2017/12/news-feed-fyi-fighting-engagement-bait-on-facebook/",
  dateChecked: "2026-11-21",
  tier: "reported"
} as const

const trade = {
  source: "https://transparency.meta.com/policies/community-standards/spam/",
  dateChecked: "2026-08-22",
  tier: "official"
} as const

const few = "a, your, 2, two, 3, three, 5, five, a few, some"
const fewInGerman = "2, zwei, 3, drei, 5, fünf, deine, eure, ein paar"

/** Ways to ask for a reaction that Facebook shows less. To ask for an answer or to name a link is none of them. */
export const engagementBaitPack = new RulePack({
  schemaVersion: "1",
  id: RulePackId.make("engagement-bait"),
  version: 2,
  title: { en: "Engagement bait and spam", de: "Betteln um Reaktionen und Spam" },
  sources: [
    { name: "Meta, Fighting Engagement Bait on Facebook", url: demotion.source },
    { name: "Meta Community Standards, Spam", url: trade.source }
  ],
  rules: [
    {
      ...common,
      ...demotion,
      id: RuleId.make("engagement-bait/tags"),
      title: { en: "Do not ask people to tag friends", de: "Nicht zum Markieren von Freunden auffordern" },
      terms: termsIn([
        ...english([
          ...combined("tag", few, "friend, friends, mates, people, buddies"),
          "tag someone who",
          "tag somebody who",
          "tag a mate who",
          "tag your bestie",
          "tag your best friend"
        ]),
        ...german([
          ...combined(
            "markiere, markier, markiert, verlinke, verlinkt, tagge, taggt",
            fewInGerman,
            "Freunde, Freundinnen, Leute"
          ),
          ...combined(
            "markiere, markiert, verlinke, verlinkt",
            "einen Freund, eine Freundin, jemanden, deine beste Freundin, deinen besten Freund"
          )
        ])
      ])
    },
    {
      ...common,
      ...demotion,
      id: RuleId.make("engagement-bait/reactions"),
      title: { en: "Do not ask for likes", de: "Nicht um Likes bitten" },
      terms: termsIn([
        ...english([
          ...combined(
            "like, like this, like this post, heart this, double tap",
            "if you agree, if you love, if you are, if you're, if you want, if you think"
          ),
          "smash that like button",
          "smash the like button",
          "hit that like button",
          "like for part 2",
          "like for part two",
          "double tap if"
        ]),
        ...german([
          ...combined("like, liked, like das, like diesen Post, like diesen Beitrag, gib ein Like, lass ein Like da", [
            "wenn du",
            ", wenn du",
            "wenn ihr",
            ", wenn ihr",
            "wenn auch du"
          ]),
          "drück auf Gefällt mir",
          "drückt auf Gefällt mir",
          "Daumen hoch wenn du",
          "Daumen hoch, wenn du"
        ])
      ])
    },
    {
      ...common,
      ...demotion,
      id: RuleId.make("engagement-bait/shares"),
      title: { en: "Do not ask for shares", de: "Nicht um Weiterteilen betteln" },
      terms: termsIn([
        ...english([
          ...combined(
            "share, share this, share this post",
            `if you agree, if you love, with 5 friends, with 10 friends, with five friends, with ten friends,
              with everyone you know, to win`
          ),
          "like and share",
          "like & share",
          "share and like",
          "share for a chance to win",
          "repost if you"
        ]),
        ...german([
          ...combined("teile, teilt, teile das, teile diesen Post, teile diesen Beitrag", [
            "wenn du",
            ", wenn du",
            "wenn ihr",
            ", wenn ihr",
            "und gewinne",
            "und gewinnt",
            "mit 5 Freunden",
            "mit fünf Freunden",
            "mit zehn Freunden"
          ]),
          "like und teile",
          "liken und teilen",
          "liket und teilt",
          "teilen und gewinnen",
          "liken teilen gewinnen"
        ])
      ])
    },
    {
      ...common,
      ...demotion,
      id: RuleId.make("engagement-bait/comments"),
      title: { en: "Do not ask for empty comments", de: "Nicht um leere Kommentare bitten" },
      terms: termsIn([
        ...english(`comment yes, comment amen, type yes if, type yes in the comments, type amen, comment below to win,
          comment to win, comment a heart, drop an emoji if you agree, vote with a like, react to vote`),
        ...german(`kommentiere Ja, kommentiere mit Ja, kommentiert Ja, schreib Ja in die Kommentare, schreib Amen,
          schreibe Amen, kommentiere und gewinne, kommentiert und gewinnt, kommentieren und gewinnen,
          schreib fertig in die Kommentare, stimme mit einem Like ab`)
      ])
    },
    {
      ...common,
      ...trade,
      id: RuleId.make("engagement-bait/trade"),
      title: { en: "Do not trade follows and likes", de: "Follower und Likes nicht tauschen oder kaufen" },
      terms: termsIn([
        ...everywhere(`follow for follow, follow 4 follow, follow4follow, like for like, like 4 like, like4like, sub4sub,
          sub for sub`),
        ...english([
          ...combined("buy, get free, free", "followers, likes, subscribers, views", "now, today, here, instantly"),
          "I follow back",
          "we follow back",
          "I'll follow back",
          "follow me and I follow",
          "follow to win",
          "like our page to win"
        ]),
        ...german([
          ...combined("Follower, Likes, Abonnenten", "kaufen, gratis, geschenkt"),
          "Like gegen Like",
          "Follow gegen Follow",
          "ich folge zurück",
          "wir folgen zurück",
          "folge uns und gewinne",
          "folgt uns und gewinnt"
        ])
      ])
    }
  ]
})
