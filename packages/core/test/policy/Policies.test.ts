import { Audit } from "@postwright/core/audit/Audit"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { ModerationModels } from "@postwright/core/policy/ModerationModels"
import { groundingPack } from "@postwright/core/policy/packs/GroundingPack"
import { Policies } from "@postwright/core/policy/Policies"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import { decodeRulePack } from "@postwright/core/policy/RulePackParser"
import { RulePack } from "@postwright/core/policy/RulePack"
import { Actor, CurrentActor, localOwner, MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"

const stores = Layer.mergeAll(ObjectStore.layerMemory, AuditLog.layerMemory)

const services = Layer.mergeAll(Policies.layer, Audit.layer).pipe(
  Layer.provide(ModerationModels.layer),
  Layer.provideMerge(stores)
)

const to = { platform: "linkedin", format: "post", language: "en" } as const
const item = (text: string) => ({ content: policyContentOf({ text }), context: to })

const acme = (word: string, version = 1) =>
  decodeRulePack(
    {
      schemaVersion: "1",
      id: "acme",
      version,
      title: { en: "Acme", de: "Acme" },
      sources: [],
      rules: [
        {
          kind: "terms",
          id: `acme/${word}`,
          version: 1,
          severity: "block",
          title: { en: "Words", de: "Wörter" },
          source: null,
          category: "tone",
          terms: [{ text: word }]
        }
      ]
    },
    "acme"
  )

const test = (title: string, run: Effect.Effect<void, unknown, Policies | Audit | CurrentActor>) =>
  it.effect(title, () => run.pipe(Effect.provide(services), Effect.provideService(CurrentActor, localOwner)))

const as = (role: Actor["role"], organization = "local") =>
  Effect.provideService(
    CurrentActor,
    new Actor({ organizationId: OrganizationId.make(organization), memberId: MemberId.make("m"), role })
  )

const decisions = (texts: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const policies = yield* Policies
    return (yield* policies.check(texts.map(item))).map(({ decision }) => decision)
  })

describe("Policies", () => {
  test(
    "judges many posts in one go, in their order, and makes equal rules ready once",
    Effect.gen(function* () {
      const policies = yield* Policies
      const verdicts = yield* policies.check([item("We lend bikes"), item("Write to jo@larkfield.org"), item("Hi")])
      assert.strictEqual(verdicts.length, 3)
      assert.isTrue(verdicts[1]!.findings.some(({ ruleId }) => ruleId.startsWith("personal-data/")))
      assert.isEmpty(verdicts[2]!.findings)
      assert.strictEqual(yield* policies.policyFor(), yield* policies.policyFor({}))
      assert.notStrictEqual(yield* policies.policyFor(), yield* policies.policyFor({ brand: { bannedWords: ["a"] } }))
    })
  )

  test(
    "counts a brand's words, and tighter severities of a campaign",
    Effect.gen(function* () {
      const policies = yield* Policies
      const [verdict] = yield* policies.check([item("We are cheap")], {
        brand: { bannedWords: ["cheap"] },
        levels: [{ level: "campaign", severities: { "grounding/copies-source": "block" } }]
      })
      assert.strictEqual(verdict?.findings[0]?.ruleId, "brand/banned-word")
      const weakened = yield* Effect.flip(
        policies.policyFor({ levels: [{ level: "campaign", severities: { "x/text-length": "off" } }] })
      )
      assert.strictEqual(weakened.code, "severity-weakened")
    })
  )

  test(
    "sets severities for the organization, with an entry in the audit log, and takes them back",
    Effect.gen(function* () {
      const [policies, audit] = [yield* Policies, yield* Audit]
      const texts = ["Write to jo@larkfield.org"]
      const [before] = yield* decisions(texts)
      assert.notStrictEqual(before, "block")
      yield* policies.setSeverity("personal-data/email", "block", "Legal asked for it")
      assert.deepStrictEqual(yield* decisions(texts), ["block"])
      const [entry] = yield* audit.read("policy")
      assert.deepStrictEqual(
        [entry?.action, entry?.subject, entry?.detail["severity"], entry?.detail["reason"]],
        ["severity-set", "personal-data/email", "block", "Legal asked for it"]
      )
      yield* policies.setSeverity("personal-data/email", "default", "Back")
      assert.deepStrictEqual(yield* decisions(texts), [before])
    })
  )

  test(
    "goes on where a rule with a severity of its own is gone with a new version of its pack",
    Effect.gen(function* () {
      const policies = yield* Policies
      const version = (number: number, rules: ReadonlyArray<string>) =>
        decodeRulePack(
          {
            schemaVersion: "1",
            id: "house",
            version: number,
            title: { en: "House", de: "Haus" },
            sources: [],
            rules: rules.map((name) => ({
              kind: "terms",
              id: `house/${name}`,
              version: 1,
              severity: "block",
              title: { en: name, de: name },
              source: null,
              category: "house",
              terms: [{ text: name }]
            }))
          },
          "house"
        )
      yield* policies.usePack(yield* version(1, ["bike", "hike"]))
      yield* policies.setSeverity("house/hike", "warn", "Less grave")
      yield* policies.usePack(yield* version(2, ["bike"]))
      assert.deepStrictEqual(yield* decisions(["bike hike", "hike"]), ["block", "allow"])
      yield* policies.usePack(yield* version(3, ["bike", "hike"]))
      assert.deepStrictEqual(yield* decisions(["hike"]), ["warn"])
    })
  )

  test(
    "leaves settings and log as they are when nothing changes",
    Effect.gen(function* () {
      const [policies, audit] = [yield* Policies, yield* Audit]
      const first = yield* policies.setSeverity("personal-data/email", "block", "Legal")
      const entries = yield* audit.read("policy")
      assert.deepStrictEqual(yield* policies.setSeverity("personal-data/email", "block", "Legal again"), first)
      yield* policies.setSeverity("personal-data/phone", "default", "It never was another")
      assert.deepStrictEqual(yield* audit.read("policy"), entries)
    })
  )

  test(
    "sets severities of a brand's rules, which count wherever a brand makes use of them",
    Effect.gen(function* () {
      const policies = yield* Policies
      const brand = { preferredWords: [{ use: "bike library", insteadOf: ["rental"] }] }
      yield* policies.setSeverity("brand/preferred-word", "fix", "Mend it at once")
      const [verdict] = yield* policies.check([item("Our rental")], { brand })
      assert.strictEqual(verdict?.decision, "repair")
      assert.strictEqual((yield* policies.check([item("Our rental")]))[0]?.decision, "allow")
    })
  )

  test(
    "stores no setting that cannot be composed, and logs none",
    Effect.gen(function* () {
      const [policies, audit] = [yield* Policies, yield* Audit]
      const unknown = yield* Effect.flip(policies.setSeverity("personal-data/emial", "block", "?"))
      assert.include(unknown.message, "personal-data/email")
      assert.strictEqual((yield* policies.settings).revision, 0)
      assert.isEmpty(yield* audit.read("policy"))
    })
  )

  test(
    "uses a pack in the version given, keeps the earlier ones, and drops it with the severities of its rules",
    Effect.gen(function* () {
      const policies = yield* Policies
      yield* policies.usePack(yield* acme("cheap"))
      assert.deepStrictEqual(yield* decisions(["cheap", "grim"]), ["block", "allow"])
      yield* policies.usePack(yield* acme("grim", 2))
      assert.deepStrictEqual(yield* decisions(["cheap", "grim"]), ["allow", "block"])
      assert.deepStrictEqual(
        (yield* policies.versions).map(({ id, version }) => `${id}@${version}`),
        ["acme@1", "acme@2"]
      )
      yield* policies.setSeverity("acme/grim", "warn", "Too strict")
      assert.deepStrictEqual(yield* decisions(["grim"]), ["warn"])
      yield* policies.dropPack("acme")
      assert.deepStrictEqual(yield* decisions(["grim"]), ["allow"])
      assert.strictEqual((yield* Effect.flip(policies.dropPack("acme"))).code, "policy-unknown")
    })
  )

  test(
    "lets an organization replace a built-in pack, and go back to it",
    Effect.gen(function* () {
      const policies = yield* Policies
      const [first] = groundingPack.rules
      yield* policies.usePack(new RulePack({ ...groundingPack, version: 99, rules: [first] }))
      const { set } = yield* policies.policyFor()
      assert.isTrue(set.packs.some(({ id, version }) => id === "grounding" && version === 99))
      assert.isFalse(set.rules.some(({ id }) => id === "grounding/repeats-post"))
      yield* policies.setSeverity("grounding/uncited-figure", "block", "Strict")
      yield* policies.dropPack("grounding")
      const back = (yield* policies.policyFor()).set
      assert.strictEqual(back.rules.find(({ id }) => id === "grounding/uncited-figure")?.severity, "block")
    })
  )

  test(
    "refuses a pack whose version has other rules, and changes nothing",
    Effect.gen(function* () {
      const policies = yield* Policies
      yield* policies.usePack(yield* acme("cheap"))
      assert.strictEqual((yield* Effect.flip(policies.usePack(yield* acme("grim")))).code, "rule-pack-changed")
      assert.strictEqual((yield* policies.settings).revision, 1)
    })
  )

  test(
    "makes concurrent changes one after the other",
    Effect.gen(function* () {
      const policies = yield* Policies
      const ids = ["personal-data/email", "personal-data/phone", "grounding/uncited-figure", "grounding/uncited-name"]
      yield* Effect.forEach(ids, (id) => policies.setSeverity(id, "block", "Strict"), { concurrency: "unbounded" })
      const settings = yield* policies.settings
      assert.sameMembers(Object.keys(settings.severities), ids)
      assert.strictEqual(settings.revision, 4)
    })
  )

  test(
    "lets editors judge and only owners and admins change",
    Effect.gen(function* () {
      const policies = yield* Policies
      yield* policies.check([item("Hi")]).pipe(as("viewer"))
      for (const role of ["editor", "reviewer", "publisher", "viewer"] as const) {
        const denied = yield* Effect.flip(policies.setSeverity("x/link-price", "off", "?").pipe(as(role)))
        assert.strictEqual(denied.code, "permission-denied", role)
      }
      yield* policies.setSeverity("x/link-price", "off", "We pay").pipe(as("admin"))
    })
  )

  test(
    "keeps the settings of organizations apart",
    Effect.gen(function* () {
      const policies = yield* Policies
      yield* policies.setSeverity("personal-data/email", "block", "Strict")
      const [verdict] = yield* policies.check([item("jo@larkfield.org")]).pipe(as("owner", "other"))
      assert.notStrictEqual(verdict?.decision, "block")
    })
  )
})

describe("texts in a language without a list of profane words", () => {
  const checked = (language: string) =>
    Effect.gen(function* () {
      const [verdict] = yield* (yield* Policies).check([
        { content: policyContentOf({ text: "Zażółć gęślą jaźń" }), context: { ...to, language } }
      ])
      return {
        decision: verdict?.decision,
        found: verdict?.checks.filter(({ check }) => check.startsWith("profanity")) ?? []
      }
    })

  test(
    "show that the words were not looked for, and may go out all the same",
    Effect.gen(function* () {
      const { decision, found } = yield* checked("pl-PL")
      assert.strictEqual(decision, "allow")
      assert.deepStrictEqual(found, [
        {
          check: "profanity/pl",
          status: "absent",
          detail: {
            en: "There is no list of swear words in Polish (pl), so only English ones were looked for",
            de: "Für Polnisch (pl) gibt es keine Liste von Schimpfwörtern, also wurde nur nach englischen gesucht"
          }
        }
      ])
    })
  )

  test(
    "show nothing missing where there is a list, built in or one's own",
    Effect.gen(function* () {
      for (const language of ["en-GB", "de", "es", "fr", "it", "pt-BR"]) {
        const { found } = yield* checked(language)
        assert.deepStrictEqual(
          found.map(({ status }) => status),
          ["done"],
          language
        )
      }
      const own = yield* acme("kurcze")
      const [rule] = own.rules
      const polish = { ...rule!, category: "profanity", scope: { languages: ["pl"] } }
      yield* (yield* Policies).usePack(yield* decodeRulePack({ ...own, rules: [polish] }, "acme"))
      assert.deepStrictEqual((yield* checked("pl")).found, [{ check: "profanity/pl", status: "done" }])
    })
  )

  test(
    "say nothing of profanity where its rules are off",
    Effect.gen(function* () {
      const policies = yield* Policies
      const { set } = yield* policies.policyFor()
      const profane = set.rules.filter((rule) => rule.kind === "terms" && rule.category === "profanity")
      for (const { id } of profane) yield* policies.setSeverity(id, "off", "We swear")
      assert.isEmpty((yield* checked("pl")).found)
    })
  )
})
