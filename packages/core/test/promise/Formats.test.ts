import type { BriefInput } from "@postwright/core/campaign/Brief"
import type { Plan } from "@postwright/core/campaign/Plan"
import type { Post } from "@postwright/core/content/Post"
import type { PolicySettings } from "@postwright/core/policy/PolicyStore"
import type { RulePack } from "@postwright/core/policy/RulePack"
import type { Verdict } from "@postwright/core/policy/Verdict"
import type * as Formats from "@postwright/core/promise/Formats"
import type * as PolicyFormats from "@postwright/core/promise/Policy"
import type { RulePack as RulePackData } from "@postwright/core/promise/RulePack"
import type { Verdict as VerdictData } from "@postwright/core/promise/Verdict"
import { assert, it } from "@effect/vitest"

type Readonlyish<A> =
  A extends ReadonlyArray<unknown>
    ? { readonly [key in keyof A]: Readonlyish<A[key]> }
    : A extends object
      ? { readonly [key in keyof A]: Readonlyish<A[key]> }
      : A
type Same<A, B> = [Readonlyish<A>, Readonlyish<B>] extends [Readonlyish<B>, Readonlyish<A>] ? true : false

it("keeps the plain formats equal to the domain's schemas", () => {
  const plan: Same<Formats.Plan, typeof Plan.Encoded> = true
  const post: Same<Formats.Post, typeof Post.Encoded> = true
  const brief: Same<Formats.Brief, BriefInput> = true
  const pack: Same<RulePackData, typeof RulePack.Encoded> = true
  const verdict: Same<VerdictData, typeof Verdict.Encoded> = true
  const settings: Same<PolicyFormats.PolicySettings, typeof PolicySettings.Encoded> = true
  assert.deepStrictEqual([plan, post, brief, pack, verdict, settings], [true, true, true, true, true, true])
})
