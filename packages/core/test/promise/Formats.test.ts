import type { BriefInput } from "@postwright/core/campaign/Brief"
import type { Plan } from "@postwright/core/campaign/Plan"
import type { Post } from "@postwright/core/content/Post"
import type * as Formats from "@postwright/core/promise/Formats"
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
  assert.deepStrictEqual([plan, post, brief], [true, true, true])
})
