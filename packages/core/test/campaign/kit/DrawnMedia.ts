import { createCanvas } from "@napi-rs/canvas"
import { type KitInput, type KitMedia } from "@postwright/core/campaign/Kit"
import { Post, PostMedia } from "@postwright/core/content/Post"

/** The campaign with a picture, slides or a video for every post that is published with them. */
export const withMedia = (input: KitInput, video: Uint8Array = new Uint8Array(64)): KitInput => {
  const media = new Map<string, KitMedia>()
  const posts = input.posts.map((post, index) => {
    const hue = (index * 47) % 360
    const own: Array<PostMedia> = []
    const add = (path: string, file: KitMedia, altText: string) => {
      media.set(path, file)
      own.push(new PostMedia({ path, sha256: "", altText }))
    }
    if (post.format === "video") {
      const captionsVtt = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nCaption <b>of</b> the video\n"
      const cover = draw(1080, 1920, hue, "Video")
      add(
        `media/${post.slotId}.mp4`,
        {
          mediaType: "video/mp4",
          bytes: video,
          widthPx: 1080,
          heightPx: 1920,
          durationSeconds: 32.4,
          previewJpeg: cover.previewJpeg!,
          captionsVtt
        },
        "A rider packs a box"
      )
      media.set(`media/${post.slotId}.vtt`, { mediaType: "text/vtt", bytes: new TextEncoder().encode(captionsVtt) })
    } else if (post.format === "carousel") {
      for (let slide = 1; slide <= 5; slide++) {
        const size = post.platform === "instagram" ? 1350 : 1080
        add(`media/${post.slotId}-${slide}.jpg`, draw(1080, size, hue + slide * 8, `Slide ${slide}`), `Slide ${slide}`)
      }
    } else if (post.platform === "instagram" || index % 4 === 0) {
      add(
        `media/${post.slotId}.jpg`,
        draw(1080, post.platform === "instagram" ? 1350 : 608, hue, "Picture"),
        "A cargo bike"
      )
    }
    return new Post({ ...post, media: own })
  })
  return { ...input, posts, media }
}

const drawn = new Map<string, KitMedia>()

const draw = (widthPx: number, heightPx: number, hue: number, words: string): KitMedia => {
  const key = `${widthPx}x${heightPx} ${Math.round(hue / 30)} ${words}`
  const known = drawn.get(key)
  if (known !== undefined) return known
  const jpeg = (width: number, quality: number): Uint8Array => {
    const height = Math.round((width * heightPx) / widthPx)
    const canvas = createCanvas(width, height)
    const context = canvas.getContext("2d")
    const ground = context.createLinearGradient(0, 0, width, height)
    ground.addColorStop(0, `hsl(${hue} 55% 32%)`)
    ground.addColorStop(1, `hsl(${hue + 40} 60% 55%)`)
    context.fillStyle = ground
    context.fillRect(0, 0, width, height)
    context.fillStyle = "#fff"
    context.font = `bold ${width / 9}px sans-serif`
    context.fillText(words, width / 12, height / 2)
    context.fillRect(width / 12, height / 2 + width / 24, width / 3, width / 90)
    return new Uint8Array(canvas.toBuffer("image/jpeg", quality))
  }
  const file: KitMedia = {
    mediaType: "image/jpeg",
    bytes: jpeg(widthPx / 2, 70),
    widthPx,
    heightPx,
    previewJpeg: jpeg(320, 60)
  }
  drawn.set(key, file)
  return file
}
