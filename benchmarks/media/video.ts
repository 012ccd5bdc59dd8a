/**
 * Videos: our renderer beside ffmpeg with the very commands that it ran, beside encoding in one pass after the other, two
 * videos at once beside two in turn, and the memory that an edit takes for ten minutes beside one.
 */
import { createCanvas } from "@napi-rs/canvas"
import type { Composition } from "@postwright/core/media/Composition"
import { Renderer } from "@postwright/core/media/Renderer"
import { wavOf } from "@postwright/core/testing/media/MediaMaterial"
import * as Ffmpeg from "@postwright/providers/media/ffmpeg/Ffmpeg"
import ffmpegInstaller from "@ffmpeg-installer/ffmpeg"
import { Effect, ManagedRuntime } from "effect"
import { spawn } from "node:child_process"
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { availableParallelism, tmpdir } from "node:os"
import { join } from "node:path"
import { type Figure, ratiosOf } from "../figures.ts"

const size = { widthPx: 1_080, heightPx: 1_920 }
const sceneSeconds = 4

export const video = async (turns: number): Promise<ReadonlyArray<Figure>> => {
  const folder = mkdtempSync(join(tmpdir(), "postwright-bench-video-"))
  const runtime = ManagedRuntime.make(Ffmpeg.layer())
  const render = (composition: Composition) =>
    Effect.scoped(Effect.flatMap(Renderer, (renderer) => renderer.render(composition)))
  try {
    const whole = compositionOf(5, true)
    // What is rendered several times over is shorter, or nobody would wait for it.
    const short = compositionOf(3, true)
    const own = await recorded(folder, whole)
    const ownShort = await recorded(folder, short)
    const ownBare = await recorded(folder, compositionOf(3, false))
    try {
      const rendered = (composition: Composition) => () => runtime.runPromise(render(composition)).then(() => undefined)
      const raw = await ratiosOf(turns, { run: rendered(whole) }, { run: () => replay(own.commands) })
      const separate = await ratiosOf(turns, { run: rendered(short) }, { run: () => passes(ownBare, ownShort) })
      const two = (concurrency: number) => () =>
        runtime
          .runPromise(Effect.all([render(short), render(short)], { concurrency, discard: true }))
          .then(() => undefined)
      const atOnce = await ratiosOf(turns, { run: two(2) }, { run: two(1) })
      const memory = await memoryRatio(folder, runtime)
      const what = ({ scenes }: Composition) => `${scenes.length} scenes of ${sceneSeconds} s, 1080x1920`
      return [
        figure(
          "render / ffmpeg, same commands",
          raw.wall,
          1.05,
          `wall; ${seconds(raw.walls)}; ${what(whole)}, captions, voice`
        ),
        figure(
          "render / one pass after the other",
          separate.wall,
          1,
          `wall; ${seconds(separate.walls)}; ${what(short)}; scenes, captions, sound, joined`
        ),
        figure("two videos at once / in turn", atOnce.wall, 1, `wall; ${seconds(atOnce.walls)}`),
        figure("peak memory, edit of 10 min / of 1 min", [memory.ratio], 1.25, memory.note)
      ]
    } finally {
      await own.close()
      await ownShort.close()
      await ownBare.close()
    }
  } finally {
    await runtime.dispose()
    rmSync(folder, { recursive: true, force: true })
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const figure = (name: string, values: ReadonlyArray<number>, atMost: number, note: string): Figure => ({
  name,
  unit: "x",
  values,
  goal: { atMost },
  note
})

const seconds = (millis: readonly [number, number]): string =>
  millis.map((one) => `${(one / 1000).toFixed(1)} s`).join(" / ")

interface Command {
  readonly folder: string
  readonly args: ReadonlyArray<string>
}

interface Recorded {
  readonly folder: string
  readonly commands: ReadonlyArray<Command>
  readonly close: () => Promise<void>
}

/** Renders once through a program that notes what ffmpeg is asked, and leaves the workspace until it is closed. */
const recorded = async (folder: string, composition: Composition): Promise<Recorded> => {
  const place = mkdtempSync(join(folder, "recorded-"))
  const log = join(place, "commands")
  const program = join(place, "ffmpeg")
  // One line a command: folder and arguments, apart by a sign that none of them has.
  writeFileSync(
    program,
    `#!/bin/sh\nif [ "$1" != "-hide_banner" ]; then { printf '%s' "$PWD"; for a in "$@"; do printf '\\001%s' "$a"; done; printf '\\n'; } >> '${log}'; fi\nexec '${ffmpegInstaller.path}' "$@"\n`
  )
  chmodSync(program, 0o755)
  const runtime = ManagedRuntime.make(Ffmpeg.layer({ ffmpegPath: program }))
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let done: () => void = () => undefined
  const isDone = new Promise<void>((resolve) => {
    done = resolve
  })
  const kept = runtime.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        yield* (yield* Renderer).render(composition)
        done()
        yield* Effect.promise(() => released)
      })
    )
  )
  await Promise.race([isDone, kept])
  const commands = readFileSync(log, "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const [workspace = "", ...args] = line.split("\u0001")
      return { folder: workspace, args }
    })
  return {
    folder: commands[0]?.folder ?? "",
    commands,
    close: async () => {
      release()
      await kept
      await runtime.dispose()
    }
  }
}

const run = ({ args, folder }: Command): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(ffmpegInstaller.path, [...args], {
      cwd: folder,
      stdio: "ignore",
      env: { ...process.env, FONTCONFIG_FILE: join(folder, "fonts.conf") }
    })
    child.on("error", reject)
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg gave ${code}: ${args.join(" ")}`))))
  })

const isScene = ({ args }: Command): boolean => /scene-\d+\.mp4$/u.test(args.at(-1) ?? "")
const isJoin = ({ args }: Command): boolean => (args.at(-1) ?? "").endsWith("video.mp4")

/** The same commands, as many at once as there are cores; those of the sound follow each other in one place. */
const replay = async (commands: ReadonlyArray<Command>): Promise<void> => {
  const scenes = commands.filter(isScene)
  const sound = commands.filter((command) => !isScene(command) && !isJoin(command))
  const waiting = [sound, ...scenes.map((scene) => [scene])]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      for (const command of next) await run(command)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  for (const command of commands.filter(isJoin)) await run(command)
}

/** Scenes, then captions by another encode, then the sound, then both together: each waits for the one before. */
const passes = async (bare: Recorded, whole: Recorded): Promise<void> => {
  for (const command of bare.commands.filter(isScene)) await run(command)
  for (const command of bare.commands.filter(isJoin)) await run(command)
  const captioned = join(whole.folder, "captioned.mp4")
  const again = "-an -c:v libx264 -preset veryfast -profile:v high -pix_fmt yuv420p -crf 20 -g 60 -bf 0".split(" ")
  const scenes = join(bare.folder, "video.mp4")
  await run({
    folder: whole.folder,
    args: ["-nostdin", "-v", "error", "-y", "-i", scenes, "-vf", "ass=captions.ass", ...again, captioned]
  })
  for (const command of whole.commands.filter((one) => !isScene(one) && !isJoin(one))) await run(command)
  const copied = ["-c", "copy", "-movflags", "+faststart", join(whole.folder, "passes.mp4")]
  await run({
    folder: whole.folder,
    args: ["-nostdin", "-v", "error", "-y", "-i", captioned, "-f", "aac", "-i", "sound.aac", ...copied]
  })
}

/** Most memory of this process and of ffmpeg while ten minutes and one minute of 1080x1920 are edited. */
const memoryRatio = async (
  folder: string,
  runtime: ManagedRuntime.ManagedRuntime<Renderer, never>
): Promise<{ readonly ratio: number; readonly note: string }> => {
  const clip = join(folder, "clip.mp4")
  const noise = "-nostdin -v error -y -f lavfi -i testsrc2=s=1080x1920:r=30 -f lavfi -i sine=f=300 -t 10"
  await run({
    folder,
    args: [...noise.split(" "), ..."-c:v libx264 -preset ultrafast -g 60 -pix_fmt yuv420p -c:a aac".split(" "), clip]
  })
  const peaks: Array<{ readonly node: number; readonly ffmpeg: number }> = []
  for (const minutes of [1, 10]) {
    const input = join(folder, `minutes-${minutes}.mp4`)
    const loops = ["-stream_loop", String(minutes * 6 - 1)]
    await run({ folder, args: ["-nostdin", "-v", "error", "-y", ...loops, "-i", clip, "-c", "copy", input] })
    peaks.push(
      await watched(() =>
        runtime.runPromise(
          Effect.scoped(
            Effect.flatMap(Renderer, ({ edit }) =>
              edit({ path: input }, [
                { kind: "resize", widthPx: 360, heightPx: 640 },
                { kind: "loudness", integratedLufs: -14, maxTruePeakDbtp: -1 }
              ])
            )
          )
        )
      )
    )
  }
  const [one, ten] = peaks
  const all = (peak: (typeof peaks)[number] | undefined) => (peak?.node ?? 0) + (peak?.ffmpeg ?? 0)
  const mb = (bytes: number | undefined) => `${Math.round((bytes ?? 0) / 1_000_000)} MB`
  return {
    ratio: all(ten) / all(one),
    note: `10 min: node ${mb(ten?.node)}, ffmpeg ${mb(ten?.ffmpeg)}; 1 min: node ${mb(one?.node)}, ffmpeg ${mb(one?.ffmpeg)}`
  }
}

const watched = async (work: () => Promise<unknown>) => {
  globalThis.gc?.()
  let node = 0
  let ffmpeg = 0
  const look = () => {
    node = Math.max(node, process.memoryUsage.rss())
    ffmpeg = Math.max(ffmpeg, childrenMemory())
  }
  const timer = setInterval(look, 50)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
  return { node, ffmpeg }
}

/** Memory of our children together; 0 where the system has no /proc. */
const childrenMemory = (): number => {
  let bytes = 0
  try {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/u.test(name))) {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "latin1")
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
        if (Number(fields[1]) === process.pid) bytes += Number(fields[21]) * 4_096
      } catch {
        // It ended meanwhile.
      }
    }
  } catch {
    return 0
  }
  return bytes
}

const motions = ["push-in", "drift-left", "pull-out", "drift-right", "push-in"] as const

/** With captions and a voice where it is whole. */
const compositionOf = (count: number, isWhole: boolean): Composition => {
  const scenes = motions.slice(0, count).map((motion, index) => ({
    seconds: sceneSeconds,
    ground: { bytes: ground(index) },
    motion,
    transition: index === 0 ? ("cut" as const) : ("slide" as const)
  }))
  const [first, ...rest] = scenes
  const cues = Array.from({ length: (count * sceneSeconds) / 2 }, (_, cue) => ({
    startSeconds: cue * 2,
    endSeconds: cue * 2 + 2,
    lines: [
      Array.from({ length: 4 }, (_, word) => ({
        text: `Word${cue * 4 + word}`,
        startSeconds: cue * 2 + word / 2,
        endSeconds: cue * 2 + (word + 1) / 2
      }))
    ]
  }))
  const style = {
    color: "#ffffff",
    spokenColor: "#ffd400",
    backColor: "#101010",
    fonts: ["Noto Sans"],
    area: { left: 0.1, right: 0.9, top: 0.6, bottom: 0.8 }
  }
  if (first === undefined) throw new Error("there is a scene")
  return {
    size,
    scenes: [first, ...rest],
    ...(isWhole ? { captions: { cues, style } } : {}),
    sound: { voice: isWhole ? [{ input: { bytes: tone(count * sceneSeconds - 1) }, startSeconds: 0.5 }] : [] },
    language: "en"
  }
}

const ground = (index: number): Uint8Array => {
  const canvas = createCanvas(size.widthPx, size.heightPx)
  const context = canvas.getContext("2d")
  const gradient = context.createLinearGradient(0, 0, size.widthPx, size.heightPx)
  gradient.addColorStop(0, `hsl(${index * 80}, 45%, 25%)`)
  gradient.addColorStop(1, `hsl(${index * 80 + 40}, 55%, 55%)`)
  context.fillStyle = gradient
  context.fillRect(0, 0, size.widthPx, size.heightPx)
  context.fillStyle = "rgba(255, 255, 255, 0.2)"
  for (let circle = 0; circle < 12; circle += 1) {
    context.beginPath()
    context.arc((circle * 397) % size.widthPx, (circle * 733) % size.heightPx, 60 + circle * 12, 0, 7)
    context.fill()
  }
  return canvas.toBuffer("image/jpeg", 92)
}

/** Its loudness goes up and down like that of speech. */
const tone = (length: number): Uint8Array =>
  wavOf(length, (time) => Math.sin(time * 2 * Math.PI * 180) * Math.abs(Math.sin(time * 9)) * 0.5)
