import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { unzipSync } from "fflate"
import { makeFolder } from "./Program.ts"
import { runHere } from "./runHere.ts"

const folder = makeFolder()
afterAll(folder.remove)

const example = join(import.meta.dirname, "../../../../examples/sonnenfach/brief.yaml")
const original = join(folder.path, "original")
const generateArgs = ["generate", example, "--days", "8", "--per-day", "1", "--model", "none", "--no-media", "--quiet"]

interface SlotJson {
  readonly id: string
  readonly platform: string
  readonly format: string
  readonly startsAt: string
  readonly status: string
  readonly review?: {
    readonly decisions: ReadonlyArray<{ readonly by: string; readonly reason?: string; readonly window?: unknown }>
    readonly comments: ReadonlyArray<{ readonly text: string }>
  }
}
interface PostJson {
  readonly slotId: string
  readonly version: number
  readonly contentHash: string
  readonly variants: ReadonlyArray<{ readonly id: string; readonly text: string }>
}

const read = (kit: string, name: string): string => readFileSync(join(kit, name), "utf8")
const slotsOf = (kit: string): ReadonlyArray<SlotJson> => JSON.parse(read(kit, "plan.json")).slots
const slotOf = (kit: string, id: string): SlotJson => slotsOf(kit).find((slot) => slot.id === id)!
const postOf = (kit: string, slotId: string): PostJson =>
  JSON.parse(read(kit, "posts.json")).posts.find((post: PostJson) => post.slotId === slotId)

/** A copy of the kit for one test. */
const copy = (name: string): string => {
  const kit = join(folder.path, name)
  cpSync(original, kit, { recursive: true })
  return kit
}

const ok = async (...args: ReadonlyArray<string>): Promise<string> => {
  const { code, err, out } = await runHere(args)
  assert.strictEqual(code, 0, err)
  return out
}

beforeAll(async () => {
  await ok(...generateArgs, "--out", original)
}, 60_000)

describe("postwright plan", () => {
  it("says every line in German where somebody asks for it", async () => {
    const kit = copy("german")
    const german = async (...args: ReadonlyArray<string>) => {
      const { err, out } = await runHere(["plan", ...args, "--messages", "de"])
      return err + out
    }
    assert.match(await german("show", kit), /^slot-001 .* Vorschlag .*\n[^]*\n8 Plätze: 8 vorgeschlagen\n$/)
    assert.match(await german("show", kit, "slot-001"), /\nIdee: .*\nStatus: {3}Vorschlag, Version 1, Inhalt /)
    assert.match(await german("approve", kit, "slot-001"), / freigegeben .*\nFreigegeben: 1\n$/)
    assert.match(await german("lock", kit, "slot-001"), /\nGesperrt: 1\n$/)
    assert.match(await german("reject", kit, "slot-001", "--reason", "Nein"), /^Fehler: slot-001 ist gesperrt und /)
    assert.match(await german("reject", kit, "slot-002"), /^Fehler: Um slot-002 abzulehnen, braucht es einen Grund\. /)
    assert.match(await german("reject", kit, "slot-002", "--reason", "Nein"), / abgelehnt .*\nAbgelehnt: 1\n$/)
    assert.match(await german("history", kit, "slot-001"), / erzeugt von eingebauten Regeln \(copywriter\) /)
    assert.match(await german("diff", kit, "slot-001"), /^Version 1 zu 1\n/)
    assert.match(await german("recheck", kit, "--dry-run"), /^Posts: 8, keiner anders beurteilt als am /)
    assert.match(await german("regenerate", kit, "slot-002"), /Neu geschrieben: 1\n$/)
    assert.match(await german("show", kit, "slot-001"), /\nPrüfung:\n.* local hat Version 1 freigegeben\n/)
    const wrong: ReadonlyArray<ReadonlyArray<string>> = [
      ["show"],
      ["show", kit, "slot-099"],
      ["show", kit, "slot-001", "--all"],
      ["show", folder.path],
      ["approve", kit],
      ["approve", kit, "--week", "x"],
      ["approve", kit, "--week", "0"],
      ["approve", kit, "--platform", "foo"],
      ["approve", kit, "slot-003", "--as", "<b>"],
      ["approve", kit, "slot-003", "--not-before", "soon"],
      ["regenerate", kit, "slot-001"],
      ["regenerate", kit, "--seed", "x"],
      ["edit", kit, "slot-003"],
      ["edit", kit, "slot-003", "--variant", "9"],
      ["edit", kit, "slot-003", "--text-file", join(folder.path, "nowhere.txt")],
      ["comment", kit, "slot-003", " "],
      ["diff", kit, "slot-003", "--from", "7"]
    ]
    for (const args of wrong) {
      const said = await german(...args)
      assert.match(said, /^Fehler: /, args.join(" "))
      assert.notMatch(said, /auf Englisch|\b(?:the|is|not|but|must|Expected|See|Write|Did)\b/, args.join(" "))
    }
  })

  it("approves and locks posts, and writes every file of the kit anew", async () => {
    const kit = copy("approve")
    const out = await ok("plan", "approve", kit, "slot-002", "post-001", "--reason", "Gelesen", "--as", "anna")
    assert.match(out, /^slot-001 .* approved .*\nslot-002 .* approved .*\nApproved: 2\n$/)
    const [decision] = slotOf(kit, "slot-001").review?.decisions ?? []
    assert.deepStrictEqual([decision?.by, decision?.reason], ["anna", "Gelesen"])
    await ok("plan", "lock", kit, "slot-002", "--as", "anna")
    assert.strictEqual(slotOf(kit, "slot-001").status, "approved")
    assert.strictEqual(slotOf(kit, "slot-002").status, "locked")
    assert.include(read(kit, "schedule.csv"), ",locked,")
    assert.include(read(kit, "index.html"), 'data-status="locked"')
    assert.strictEqual(JSON.parse(read(kit, "report.json")).counts.byStatus.locked, 1)
    assert.include(read(kit, "audit.jsonl"), '"slot-locked"')
    const [archive] = readdirSync(kit).filter((name) => name.endsWith(".zip"))
    const packed = unzipSync(readFileSync(join(kit, archive!)))
    const plan = Object.entries(packed).find(([name]) => name.endsWith("/plan.json"))![1]
    assert.strictEqual(new TextDecoder().decode(plan), read(kit, "plan.json"))
  }, 60_000)

  it("takes filters instead of names, and a second time has nothing left to do", async () => {
    const kit = copy("filters")
    await ok("plan", "approve", kit, "--week", "2")
    const approved = slotsOf(kit).filter(({ status }) => status === "approved")
    assert.deepStrictEqual(
      approved.map(({ id }) => id),
      ["slot-008"]
    )
    await ok("plan", "approve", kit, "--all")
    assert.isFalse(slotsOf(kit).some(({ status }) => status === "proposed"))
    const before = read(kit, "plan.json")
    assert.strictEqual(await ok("plan", "approve", kit, "--all"), "Approved: 0\n")
    assert.strictEqual(read(kit, "plan.json"), before)
  }, 60_000)

  it("leaves out what filters choose and the rules refuse, and says why", async () => {
    const kit = copy("doubtful")
    const { id } = slotsOf(kit).find(({ format }) => format !== "thread")!
    const text = join(folder.path, "long.txt")
    writeFileSync(text, "Zu lang für jedes Netzwerk. ".repeat(3_000))
    await ok("plan", "edit", kit, id, "--text-file", text)
    const out = JSON.parse(await ok("plan", "approve", kit, "--all", "--json"))
    assert.deepStrictEqual(
      out.left.map(({ code, slotId }: { code: string; slotId: string }) => [slotId, code]),
      [[id, "post-blocked"]]
    )
    assert.strictEqual(slotOf(kit, id).status, "proposed")
    assert.isAbove(out.slots.length, 0)
  }, 60_000)

  it("judges the posts anew, lists what changed, and is quiet the second time", async () => {
    const kit = copy("recheck")
    assert.match(await ok("plan", "recheck", kit), /^Posts: 8, none judged otherwise than on .* UTC\n$/)
    const { id } = slotsOf(kit).find(({ format }) => format !== "thread")!
    const text = join(folder.path, "personal.txt")
    writeFileSync(text, "Fragen? Schreib an erika.mustermann@example.org, sie hilft dir gern weiter.")
    await ok("plan", "edit", kit, id, "--text-file", text)
    assert.match(await ok("plan", "recheck", kit), /none judged otherwise/)
    await ok("policy", "severity", "personal-data/email", "block", "--kit", kit, "--reason", "Nobody's address")
    const before = ["plan.json", "audit.jsonl"].map((name) => read(kit, name))
    const dry = await ok("plan", "recheck", kit, "--dry-run")
    assert.match(dry, new RegExp(`${id}  \\w+ -> block\\n  ! block \\(was \\w+\\)  .*\\(personal-data/email\\)`))
    assert.match(dry, /Posts: 8, judged otherwise than on .* UTC: 1, approvals that would be taken back: 0\n$/)
    assert.deepStrictEqual(
      ["plan.json", "audit.jsonl"].map((name) => read(kit, name)),
      before
    )
    const told = JSON.parse(await ok("plan", "recheck", kit, "--json"))
    assert.deepStrictEqual(
      told.changes.map(({ after, slotId, voidsApproval }: Record<string, unknown>) => [slotId, after, voidsApproval]),
      [[id, "block", false]]
    )
    assert.deepStrictEqual(JSON.parse(await ok("plan", "recheck", kit, "--json")).changes, [])
    const nobody = await runHere(["plan", "recheck", folder.path])
    assert.strictEqual(nobody.code, 2)
    assert.include(nobody.err, "Name the folder that generate wrote")
  }, 60_000)

  it("edits a text, chooses a variant, and tells versions and differences", async () => {
    const kit = copy("edit")
    const { id } = slotsOf(kit).find(({ format }) => format !== "thread")!
    const before = postOf(kit, id)
    await ok("plan", "edit", kit, id, "--variant", "2", "--as", "ed", "--reason", "Klarer")
    assert.strictEqual(postOf(kit, id).variants[0]?.text, before.variants[1]?.text)
    const text = join(folder.path, "new.txt")
    writeFileSync(text, "Ein Text von Hand. #Sonne\r\n")
    await ok("plan", "edit", kit, id, "--text-file", text, "--as", "ed")
    const after = postOf(kit, id)
    assert.strictEqual(after.variants[0]?.text, "Ein Text von Hand. #Sonne")
    assert.strictEqual(after.version, 3)
    const [history, diff] = [await ok("plan", "history", kit, id), await ok("plan", "diff", kit, id)]
    assert.match(
      history,
      /^v1 .*generated by floor copywriter.*\nv2 .*variant-chosen by .* for ed .*: Klarer\nv3 .*edited by ed /
    )
    assert.match(diff, /^Version 2 to 3\n[^]*\[-[^]*\{\+/)
    // What the rules say of it, in the language of the reader.
    writeFileSync(text, "Hab keine Angst, ruf jetzt an!!!!!!")
    assert.include(await ok("plan", "edit", kit, id, "--text-file", text, "--messages", "de"), "Satzzeichen")
    const shown = JSON.parse(await ok("plan", "show", kit, id, "--messages", "de", "--json"))
    assert.isTrue(shown.slots[0].findings.some(({ message }: { message: string }) => message.includes("Satzzeichen")))
  }, 60_000)

  it("keeps decisions and edits when the same brief is generated into the folder again, and no other", async () => {
    const kit = copy("again")
    const [a, b] = slotsOf(kit)
    await ok("plan", "approve", kit, a!.id, "--as", "anna")
    await ok("plan", "lock", kit, a!.id, "--as", "anna")
    await ok("plan", "edit", kit, b!.id, "--variant", "2", "--as", "ed")
    const names = ["plan.json", "posts.json", "audit.jsonl", "report.json"]
    const before = names.map((name) => read(kit, name))
    await ok(...generateArgs, "--out", kit)
    assert.deepStrictEqual(
      names.map((name) => read(kit, name)),
      before
    )
    const other = await runHere([...generateArgs, "--out", kit, "--seed", "9"])
    assert.strictEqual(other.code, 2)
    assert.include(other.err, "2 slots were reviewed")
    assert.strictEqual(read(kit, "plan.json"), before[0])
  }, 90_000)

  it("writes rejected posts anew, and leaves everything decided alone", async () => {
    const kit = copy("regenerate")
    const [kept, rejected] = slotsOf(kit).filter(({ status }) => status === "proposed")
    await ok("plan", "approve", kit, kept!.id)
    const [keptPost, rejectedPost] = [postOf(kit, kept!.id), postOf(kit, rejected!.id)]
    await ok("plan", "reject", kit, rejected!.id, "--reason", "Zu trocken", "--as", "anna")
    const out = JSON.parse(await ok("plan", "regenerate", kit, "--as", "ed", "--json"))
    assert.include(out.regenerated, rejected!.id)
    assert.notStrictEqual(postOf(kit, rejected!.id).variants[0]?.text, rejectedPost.variants[0]?.text)
    assert.strictEqual(slotOf(kit, rejected!.id).status, "proposed")
    assert.strictEqual(slotOf(kit, rejected!.id).startsAt, rejected!.startsAt)
    assert.deepStrictEqual(postOf(kit, kept!.id), keptPost)
    assert.strictEqual(slotOf(kit, kept!.id).status, "approved")
  }, 90_000)

  it("refuses what cannot be done with one message and code 2, and leaves the kit as it was", async () => {
    const kit = copy("refuse")
    const before = read(kit, "plan.json")
    for (const [args, message] of [
      [["approve", kit, "slot-01"], "Did you mean slot-001?"],
      [["lock", kit, "slot-001"], "Approve it first"],
      [["edit", kit, "slot-001"], "--text-file, or a variant"],
      [["show", join(folder.path, "nowhere")], "no kit that was generated here"]
    ] as const) {
      const { code, err, out } = await runHere(["plan", ...args])
      assert.strictEqual(code, 2, `${args.join(" ")}: ${err}`)
      assert.include(err, message)
      assert.strictEqual(out, "")
      assert.notMatch(err, /\n\s+at /)
    }
    const json = await runHere(["plan", "reject", kit, "slot-001", "--json"])
    assert.strictEqual(JSON.parse(json.err).code, "reason-needed")
    assert.strictEqual(read(kit, "plan.json"), before)
    writeFileSync(join(kit, "posts.json"), read(kit, "posts.json").replace('"text": "', '"text": "Checked by nobody. '))
    const changed = await runHere(["plan", "approve", kit, "--all"])
    assert.strictEqual(changed.code, 2)
    assert.include(changed.err, "postwright plan edit")
  }, 90_000)

  it("decides on what the kit shows: a kit that was left behind is brought up to date first", async () => {
    const kit = copy("behind")
    const saved = join(folder.path, "saved")
    cpSync(kit, saved, { recursive: true })
    await ok("plan", "edit", kit, "slot-001", "--variant", "2")
    const current = postOf(kit, "slot-001").contentHash
    // As after a crash between the change and the kit: the state is new, the files are old.
    for (const name of readdirSync(saved).filter((name) => name !== ".postwright")) {
      cpSync(join(saved, name), join(kit, name), { recursive: true })
    }
    cpSync(join(saved, ".postwright", "kit.json"), join(kit, ".postwright", "kit.json"))
    const stale = await runHere(["plan", "approve", kit, "slot-001"])
    assert.strictEqual(stale.code, 2)
    assert.include(stale.err, "has changed since you read it")
    assert.strictEqual(postOf(kit, "slot-001").contentHash, current)
    await ok("plan", "approve", kit, "slot-001")
  }, 60_000)

  it("writes a kit anew that a killed command left behind, with the next look at it, and says so once", async () => {
    const kit = copy("killed")
    const saved = join(folder.path, "saved-killed")
    cpSync(kit, saved, { recursive: true })
    await ok("plan", "approve", kit, "--all")
    const placed = read(kit, ".postwright/kit.json")
    const decided = read(kit, "plan.json")
    const restore = (name: string) => cpSync(join(saved, name), join(kit, name), { recursive: true })
    const leaveBehind: ReadonlyArray<() => void> = [
      // Killed before the kit was touched.
      () => readdirSync(saved).forEach((name) => name === ".postwright" || restore(name)),
      // Killed while its files moved into place: the plan is new already, the page is not.
      () => {
        restore("index.html")
        const both = [...JSON.parse(read(saved, ".postwright/kit.json")), ...JSON.parse(placed)]
        writeFileSync(join(kit, ".postwright", "kit.json"), JSON.stringify(both))
      }
    ]
    for (const leave of leaveBehind) {
      leave()
      if (leave === leaveBehind[0]) restore(".postwright/kit.json")
      const page = read(kit, "index.html")
      const { code, err, out } = await runHere(["plan", "show", kit])
      assert.strictEqual(code, 0, err)
      assert.match(err, /^warning: The kit did not show what was decided/)
      assert.include(out, "8 approved")
      assert.strictEqual(read(kit, "plan.json"), decided)
      assert.notStrictEqual(read(kit, "index.html"), page)
      assert.strictEqual((await runHere(["plan", "show", kit])).err, "")
    }
  }, 60_000)

  it("shows all slots in a line each, one in full, and both as JSON", async () => {
    const kit = copy("show")
    await ok("plan", "comment", kit, "slot-001", "Ein Satz dazu", "--as", "anna")
    const all = await ok("plan", "show", kit)
    assert.match(all, /\n8 slots: /)
    assert.lengthOf(all.trim().split("\n"), 9)
    const one = await ok("plan", "show", kit, "slot-001")
    assert.include(one, "anna: Ein Satz dazu")
    assert.include(one, "Variant 2")
    const json = JSON.parse(await ok("plan", "show", kit, "--status", "proposed", "--json"))
    assert.isTrue(json.slots.every(({ status }: SlotJson) => status === "proposed"))
  }, 60_000)
})
