import { assert, describe, it } from "@effect/vitest"
import { BudgetReached, ModelFailure, NoUsableAnswer } from "@postwright/core/agents/AgentError"
import { BriefError, BriefInvalid } from "@postwright/core/campaign/BriefError"
import { CampaignError, CampaignPaused, CampaignUnreadable } from "@postwright/core/campaign/CampaignError"
import { NothingTranslated, TranslationError } from "@postwright/core/campaign/TranslationError"
import { Cause } from "effect"
import { CliError as EffectCliError } from "effect/cli"
import { failureOf, renderFailure, traceOf } from "../../src/cli/Failure.ts"

const paused = (problemCode: string) =>
  Cause.fail(
    new CampaignError({
      reason: new CampaignPaused({
        campaignId: "c",
        detail: "No space is left. Free some space",
        problemCode,
        advice: "Free some space"
      })
    })
  )

describe("failureOf", () => {
  it("tells typed failures with their code, remedy and data, and exit code 2", () => {
    const problem = { code: "empty", path: "topic", detail: "is empty", remedy: "Write one" } as const
    const error = new BriefError({ reason: new BriefInvalid({ name: "b.yaml", problems: [problem], omitted: 0 }) })
    const { exitCode, failure } = failureOf(Cause.fail(error))
    assert.strictEqual(exitCode, 2)
    assert.strictEqual(failure?.code, "brief-invalid")
    assert.deepStrictEqual(failure?.details["problems"], [problem])
  })

  it("tells how a command was called wrongly in whole sentences", () => {
    const told = (error: EffectCliError.NonShowHelpErrors) =>
      failureOf(Cause.fail(new EffectCliError.ShowHelp({ commandPath: ["postwright", "generate"], errors: [error] })))
        .failure?.message
    const unknown = { option: "--ou", command: ["postwright", "generate"] }
    const see = "See: postwright generate --help"
    assert.strictEqual(
      told(new EffectCliError.UnrecognizedOption({ ...unknown, suggestions: ["--out", "-o"] })),
      `Unrecognized flag: --ou in command postwright generate. Did you mean --out or -o? ${see}`
    )
    assert.strictEqual(
      told(new EffectCliError.UnknownSubcommand({ subcommand: "y", parent: ["postwright"], suggestions: ["x"] })),
      `Unknown subcommand "y" for "postwright". Did you mean x? ${see}`
    )
    const empty = {
      option: "out",
      value: "",
      expected: "Schema validation failed: Expected a value with a length of at least 1"
    }
    assert.strictEqual(
      told(new EffectCliError.InvalidValue({ ...empty, kind: "flag" })),
      `Missing value for flag --out. ${see}`
    )
  })

  it("tells a long value by its beginning, and what to do about a file whose name is read as flags", () => {
    const told = (...errors: [EffectCliError.NonShowHelpErrors, ...Array<EffectCliError.NonShowHelpErrors>]) =>
      failureOf(Cause.fail(new EffectCliError.ShowHelp({ commandPath: ["postwright"], errors })), "de").failure?.message
    const watermark = new EffectCliError.InvalidValue({
      option: "watermark",
      kind: "flag",
      value: "w".repeat(10_000),
      expected: "Schema validation failed: Expected a value with a length of at most 100"
    })
    assert.isBelow(told(watermark)?.length ?? 0, 250)
    assert.include(told(watermark), "Erwartet werden höchstens 100 Zeichen")
    const flag = (option: string) =>
      new EffectCliError.UnrecognizedOption({ option, command: ["postwright"], suggestions: ["-h"] })
    assert.strictEqual(
      told(flag("-r"), flag("-f")),
      "-r, -f sind keine Optionen von postwright. Schreibe eine Datei, deren Name mit - beginnt, als ./-name. Siehe: postwright --help"
    )
  })

  it("tells what nobody foresaw with exit code 1, and how to find out more", () => {
    for (const cause of [Cause.die(new Error("boom")), Cause.fail("boom"), Cause.die(undefined)]) {
      const { exitCode, failure } = failureOf(cause)
      assert.strictEqual(exitCode, 1)
      assert.strictEqual(failure?.code, "unexpected")
      assert.include(failure?.message, "POSTWRIGHT_DEBUG=1")
    }
  })

  it("tells an interruption with exit code 130", () => {
    assert.strictEqual(failureOf(Cause.interrupt(1)).exitCode, 130)
  })

  it("treats a run that its storage paused as a matter of its place, and other pauses as unexpected", () => {
    const full = failureOf(paused("journal-unavailable"))
    assert.strictEqual(full.exitCode, 2)
    assert.strictEqual(
      full.failure?.message,
      "No space is left. Free some space. The same command goes on where it stood"
    )
    assert.strictEqual(failureOf(paused("model-overloaded")).exitCode, 1)
  })
})

describe("the exit code", () => {
  const failures = [new ModelFailure({ model: "m", code: "c", message: "it failed", isRetryable: false })]

  it.each([
    new BudgetReached({ agent: "insight", failures }),
    new NoUsableAnswer({ agent: "insight", failures }),
    new TranslationError({
      reason: new NothingTranslated({ to: "de", posts: 1, reasons: ["it failed"], costMicroUsd: 0 })
    })
  ])("is 1 where the input is right and models gave nothing: $code", (error) => {
    assert.strictEqual(failureOf(Cause.fail(error)).exitCode, 1)
  })
})

describe("traceOf", () => {
  it("shows what failed once, with where it was and what was behind it", () => {
    const behind = new Error("no such device")
    const reason = new CampaignUnreadable({ key: "k", cause: behind })
    const cause = Cause.fail(new CampaignError({ reason }))
    const trace = traceOf(cause, failureOf(cause).failure?.message ?? "")
    assert.match(trace, /^@postwright\/core\/campaign\/CampaignUnreadable\n\s+at /)
    assert.notInclude(trace, reason.message)
    assert.lengthOf(trace.match(/no such device/g) ?? [], 1, trace)
  })
})

describe("renderFailure", () => {
  const failure = { code: "c", message: "a\u001b[2J\nb", remedy: "r", details: {} }

  it("writes text without control characters, or one line of JSON", () => {
    assert.strictEqual(renderFailure(failure, { json: false, hasColor: false }), "error: a[2J\nb\n")
    const json = renderFailure(failure, { json: true, hasColor: true })
    assert.strictEqual(json.indexOf("\n"), json.length - 1)
    assert.strictEqual(JSON.parse(json).message, failure.message)
  })

  it("adds a trace only where one is given", () => {
    assert.include(renderFailure(failure, { json: false, hasColor: false, trace: "at x" }), "at x")
    assert.strictEqual(JSON.parse(renderFailure(failure, { json: true, hasColor: false, trace: "at x" })).trace, "at x")
  })
})
