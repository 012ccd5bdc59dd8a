/**
 * Built-in pack: hashtags that are said to cost a post its readers. No network publishes which hashtags it restricts,
 * and what is restricted changes by the week: `docs/policy-packs.md` says how little is known.
 *
 * @since 0.1.0
 */
import { RuleId } from "../Rule.ts"
import { RulePack, RulePackId } from "../RulePack.ts"
import { everywhere, listed, termsIn } from "./internal/terms.ts"

const common = {
  kind: "terms",
  version: 1,
  severity: "warn",
  category: "hashtags",
  within: "hashtags",
  dateChecked: "2026-11-21",
  tier: "reported"
} as const

const spamPolicy = "https://transparency.meta.com/policies/community-standards/spam/"
const reports = "https://dannysiatkosky.blogspot.com/2021/09/banned-hashtags-on-instagram.html"

/** Ordinary words that are reported as restricted from time to time (#desk, #books) are left out on purpose. */
export const riskyHashtagsPack = new RulePack({
  schemaVersion: "1",
  id: RulePackId.make("risky-hashtags"),
  version: 1,
  title: { en: "Risky hashtags", de: "Riskante Hashtags" },
  sources: [
    { name: "Meta Community Standards, Spam", url: spamPolicy },
    { name: "Banned Hashtags on Instagram, reported", url: reports }
  ],
  rules: [
    {
      ...common,
      id: RuleId.make("risky-hashtags/exchange"),
      title: { en: "No hashtags that trade follows and likes", de: "Keine Hashtags, die Follower und Likes tauschen" },
      source: spamPolicy,
      terms: termsIn(
        everywhere(
          listed("follow, like, sub, comment, shoutout, view, tag").flatMap((word) => [
            `${word}for${word}`,
            `${word}4${word}`,
            `${word}for${word}back`,
            `${word}4${word}back`,
            `${word}back`
          ])
        ).concat(
          everywhere(`f4f, f4follow, l4l, l4like, lfl, s4s, sfs, l4f, f4l, followtrain, gaintrain, gainpost,
            gainwithus, gainfollowers, teamfollowback, follow2follow, like2like, sub2sub, followme4follow`)
        )
      )
    },
    {
      ...common,
      id: RuleId.make("risky-hashtags/begging"),
      title: { en: "No hashtags that beg for reach", de: "Keine Hashtags, die um Reichweite betteln" },
      source: reports,
      terms: termsIn(
        everywhere(`followme, followalways, followus, pleasefollow, pleaselike, likeme, likeall,
          likeforfollow, likeforlikes, likesforlike, likesforlikes, likesforfollow, tagsforlikes, tagsforlike, tags4likes,
          tagforlikes, instalike, instalikes, instafollow, liker, likeallmyposts, getlikes, getfollowers, freefollowers,
          morefollowers, morelikes, buyfollowers, 100likes, 1000likes`)
      )
    }
  ]
})
