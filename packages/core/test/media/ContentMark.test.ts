import { type ContentMark, markContent, maxMarkCharacters, readMark } from "@postwright/core/media/ContentMark"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { crc32, deflateSync } from "node:zlib"

const ascii = (text: string) => Buffer.from(text, "latin1")
const big16 = (value: number) => Buffer.from([value >> 8, value & 255])
const big32 = (value: number) => Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255])
const bytes = (...parts: ReadonlyArray<Uint8Array>) => new Uint8Array(Buffer.concat(parts))

const segment = (marker: number, content: Uint8Array) =>
  bytes(Buffer.from([0xff, marker]), big16(content.length + 2), content)
const jfif = segment(0xe0, ascii("JFIF\0\x01\x01\0\0\x01\0\x01\0\0"))
const exif = segment(0xe1, ascii("Exif\0\0MM\0*"))
const scan = bytes(segment(0xda, ascii("\x01\x01\0\0?\0")), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd9]))
const jpeg = (...segments: ReadonlyArray<Uint8Array>) => bytes(Buffer.from([0xff, 0xd8]), jfif, ...segments, scan)
const jpegXmp = (xml: string) => segment(0xe1, bytes(ascii("http://ns.adobe.com/xap/1.0/\0"), Buffer.from(xml)))

/** Checksums are not looked at by the reader; those that are written are proved by real decoders elsewhere. */
const chunk = (type: string, content: Uint8Array) => bytes(big32(content.length), ascii(type), content, big32(0))
const png = (...chunks: ReadonlyArray<Uint8Array>) =>
  bytes(
    ascii("\x89PNG\r\n\x1a\n"),
    chunk("IHDR", bytes(big32(1), big32(1), ascii("\x08\x02\0\0\0"))),
    ...chunks,
    chunk("IDAT", ascii("pixels")),
    chunk("IEND", new Uint8Array())
  )
const pngXmp = (xml: string, isCompressed = false) =>
  chunk(
    "iTXt",
    bytes(
      ascii("XML:com.adobe.xmp\0"),
      Buffer.from([isCompressed ? 1 : 0, 0, 0, 0]),
      isCompressed ? deflateSync(xml) : Buffer.from(xml)
    )
  )

const box = (type: string, content: Uint8Array) => bytes(big32(content.length + 8), ascii(type), content)
const uuid = (id: string, content: Uint8Array) => box("uuid", bytes(Buffer.from(id, "hex"), content))
const mp4Xmp = (xml: string) => uuid("be7acfcb97a942e89c71999491e3afac", Buffer.from(xml))
const moov = box("moov", ascii("offsets"))
const mdat = box("mdat", ascii("pictures and sound"))
const mp4 = (...boxes: ReadonlyArray<Uint8Array>) => bytes(box("ftyp", ascii("isom\0\0\x02\0mp42")), ...boxes)

const xmp = (descriptions: string) =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${descriptions}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
const foreign = xmp(
  `<rdf:Description rdf:about="uuid:1" xmlns:x="http://ns.adobe.com/xap/1.0/" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" x:CreatorTool="Camera &amp; Co" x:Rating="5"><e:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture</e:DigitalSourceType><dc:rights xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Alt><rdf:li xml:lang="de">Alle Rechte</rdf:li><rdf:li xml:lang="x-default">All rights</rdf:li></rdf:Alt></dc:rights></rdf:Description>`
)

const mark: ContentMark = {
  digitalSource: "trainedAlgorithmicMedia",
  tool: "Postwright 1.0",
  rights: "© Bäckerei Sonnenfach",
  credit: "Sonnenfach / Postwright"
}

const files = { jpeg: jpeg(), png: png(), mp4: mp4(moov, mdat) }
const kinds = ["jpeg", "png", "mp4"] as const
const within = (file: Uint8Array, part: Uint8Array | string) => Buffer.from(file).includes(Buffer.from(part))
const count = (file: Uint8Array, part: string) => Buffer.from(file).toString("latin1").split(part).length - 1

describe.each(kinds)("a mark in a %s", (kind) => {
  it("is read as it was written", () => {
    const marked = markContent(files[kind], mark)
    assert.isTrue(marked.isMarked)
    assert.deepStrictEqual(readMark(marked.bytes), { ...mark, hasContentCredentials: false })
  })

  it("names the term of IPTC by its address", () => {
    const { bytes } = markContent(files[kind], mark)
    const property =
      "<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>"
    assert.isTrue(within(bytes, property))
  })

  it("is not written a second time", () => {
    const once = markContent(files[kind], mark).bytes
    assert.strictEqual(markContent(once, mark).bytes, once)
  })

  it("is replaced by another one, and what the other does not name stays", () => {
    const first = markContent(files[kind], mark).bytes
    const second = markContent(first, { digitalSource: "algorithmicMedia", tool: "Other" }).bytes
    assert.deepStrictEqual(readMark(second), {
      ...mark,
      digitalSource: "algorithmicMedia",
      tool: "Other",
      hasContentCredentials: false
    })
    assert.strictEqual(count(second, "W5M0MpCehiHzreSzNTczkc9d"), 1)
  })

  it("leaves the given bytes alone", () => {
    const before = Uint8Array.from(files[kind])
    markContent(files[kind], mark)
    assert.deepStrictEqual(files[kind], before)
  })

  it("holds any text without leaving its place, and without what XML cannot hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (tool, credit) => {
        const marked = markContent(files[kind], { digitalSource: "humanEdits", tool, credit })
        assert.isTrue(marked.isMarked)
        const found = readMark(marked.bytes)
        assert.strictEqual(found.digitalSource, "humanEdits")
        assert.notMatch(found.tool ?? "", /[\u0000-\u001f\ufffe\uffff]/)
        assert.strictEqual(markContent(marked.bytes, { digitalSource: "humanEdits", tool, credit }).bytes, marked.bytes)
      })
    )
    const hostile = `</xmp:CreatorTool></rdf:RDF><?xpacket end="w"?><!DOCTYPE x [<!ENTITY y "z">]>&y; ]]> " '`
    const { bytes } = markContent(files[kind], { digitalSource: "humanEdits", tool: hostile })
    assert.strictEqual(readMark(bytes).tool, hostile)
    assert.strictEqual(count(bytes, "</rdf:RDF>"), 1)
  })

  it("is kept short", () => {
    const { bytes } = markContent(files[kind], { ...mark, credit: "😀".repeat(50_000) })
    assert.strictEqual([...(readMark(bytes).credit ?? "")].length, maxMarkCharacters)
  })

  it("is not written into a file that ends too early, wherever it does", () => {
    for (let length = kind === "mp4" ? 20 : 8; length < files[kind].length; length++) {
      const cut = files[kind].subarray(0, length)
      const marked = markContent(cut, mark)
      // An MP4 that ends behind a box is whole once its moov is there.
      if (kind === "mp4" && length === files.mp4.length - mdat.length) continue
      assert.strictEqual(marked.bytes, cut)
      assert.deepStrictEqual([marked.isMarked, marked.reason], [false, "file-truncated"])
      assert.deepStrictEqual(readMark(cut), { hasContentCredentials: false })
    }
  })

  it("never fails, whatever the file holds", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(files[kind].length - 1), fc.nat(255)), { maxLength: 12 }), (changes) => {
        const broken = Uint8Array.from(markContent(files[kind], mark).bytes)
        for (const [at, byte] of changes) broken[at] = byte
        readMark(broken)
        const marked = markContent(broken, mark)
        if (marked.isMarked) assert.strictEqual(readMark(marked.bytes).digitalSource, mark.digitalSource)
        else assert.strictEqual(marked.bytes, broken)
      })
    )
  })
})

describe("a mark beside what others wrote", () => {
  const withForeign = { jpeg: jpeg(jpegXmp(foreign)), png: png(pngXmp(foreign)), mp4: mp4(moov, mdat, mp4Xmp(foreign)) }

  it.each(kinds)("reads what is there in a %s, by namespace and not by prefix", (kind) => {
    assert.deepStrictEqual(readMark(withForeign[kind]), {
      digitalSource: "digitalCapture",
      tool: "Camera & Co",
      rights: "All rights",
      hasContentCredentials: false
    })
  })

  it.each(kinds)("changes only what it names in a %s", (kind) => {
    const marked = markContent(withForeign[kind], { digitalSource: "compositeWithTrainedAlgorithmicMedia", tool: "P" })
    assert.deepStrictEqual(readMark(marked.bytes), {
      digitalSource: "compositeWithTrainedAlgorithmicMedia",
      tool: "P",
      rights: "All rights",
      hasContentCredentials: false
    })
    assert.isTrue(within(marked.bytes, `x:Rating="5"`))
    assert.isTrue(within(marked.bytes, "Alle Rechte"))
    assert.isFalse(within(marked.bytes, "digitalCapture"))
    assert.isFalse(within(marked.bytes, "Camera"))
    assert.strictEqual(count(marked.bytes, `rdf:about="uuid:1"`), 2)
  })

  it("does not pile up what it wrote before", () => {
    const marked = (file: Uint8Array, tool: string) => markContent(file, { digitalSource: "humanEdits", tool }).bytes
    const once = marked(withForeign.png, "A")
    assert.strictEqual(marked(marked(once, "B"), "C").length, once.length)
  })

  it("leaves a file alone whose packet nobody can read", () => {
    const broken: ReadonlyArray<Uint8Array> = [
      jpeg(jpegXmp("<x:xmpmeta><rdf:RDF>")),
      jpeg(segment(0xe1, bytes(ascii("http://ns.adobe.com/xap/1.0/\0"), Buffer.from([0xff, 0xfe, 0x3c, 0])))),
      png(pngXmp(foreign, true)),
      mp4(moov, mdat, mp4Xmp("no XMP"))
    ]
    for (const file of broken) {
      const marked = markContent(file, mark)
      assert.strictEqual(marked.bytes, file)
      assert.strictEqual(marked.reason, "metadata-unreadable")
    }
  })

  it("leaves a JPEG alone where the segment has no room", () => {
    const full = jpeg(jpegXmp(xmp(`<rdf:Description note="${"x".repeat(65_000)}"/>`)))
    assert.strictEqual(markContent(full, mark).reason, "metadata-too-large")
    assert.strictEqual(markContent(full, mark).bytes, full)
  })
})

describe("content credentials", () => {
  const signed = {
    jpeg: jpeg(segment(0xeb, ascii("JP\0\x01\0\0\0\x01jumb....c2pa"))),
    png: png(chunk("caBX", ascii("jumb"))),
    mp4: mp4(uuid("d8fec3d61b0e483c92975828877ec481", ascii("manifest")), moov, mdat)
  }

  it.each(kinds)("are kept in a %s, which stays as it was signed", (kind) => {
    const marked = markContent(signed[kind], mark)
    assert.strictEqual(marked.bytes, signed[kind])
    assert.deepStrictEqual(
      [marked.isMarked, marked.reason, marked.hasContentCredentials],
      [false, "content-credentials", true]
    )
    assert.isTrue(readMark(signed[kind]).hasContentCredentials)
  })

  it("do not hide the mark beside them", () => {
    const both = jpeg(jpegXmp(foreign), segment(0xeb, ascii("JP\0\x01\0\0\0\x01jumb....c2pa")))
    assert.strictEqual(readMark(both).digitalSource, "digitalCapture")
    assert.isTrue(readMark(both).hasContentCredentials)
  })
})

describe("the place of a mark", () => {
  it("is behind JFIF and Exif of a JPEG, and its picture stays", () => {
    const { bytes } = markContent(jpeg(exif, segment(0xe2, ascii("ICC_PROFILE\0"))), mark)
    const order = ["JFIF", "Exif", "http://ns.adobe.com/xap", "ICC_PROFILE"].map((name) =>
      Buffer.from(bytes).indexOf(name)
    )
    assert.deepStrictEqual(
      order,
      order.toSorted((one, other) => one - other)
    )
    assert.isTrue(within(bytes, scan))
  })

  it("does not move the pictures behind the first of a JPEG from the segment that finds them", () => {
    const { bytes } = markContent(jpeg(segment(0xe2, ascii("MPF\0II*\0"))), mark)
    assert.isTrue(Buffer.from(bytes).indexOf("http://ns.adobe.com") < Buffer.from(bytes).indexOf("MPF\0"))
    const behind = jpeg(segment(0xe2, ascii("MPF\0II*\0")), jpegXmp(foreign))
    assert.strictEqual(markContent(behind, mark).reason, "format-not-supported")
  })

  it("is a chunk behind the header of a PNG, with the checksum that readers expect", () => {
    const { bytes } = markContent(files.png, mark)
    const start = 8 + 12 + 13
    const length = Buffer.from(bytes).readUInt32BE(start)
    assert.strictEqual(Buffer.from(bytes).toString("latin1", start + 4, start + 8), "iTXt")
    const content = bytes.subarray(start + 4, start + 8 + length)
    assert.strictEqual(Buffer.from(bytes).readUInt32BE(start + 8 + length), crc32(content))
  })

  it("is the end of an MP4, so that no offset changes", () => {
    const file = mp4(moov, mdat)
    assert.deepStrictEqual(markContent(file, mark).bytes.subarray(0, file.length), file)
  })

  it("leaves the room of an older mark in front of the pictures of an MP4", () => {
    const file = mp4(moov, mp4Xmp(foreign), mdat)
    const { bytes } = markContent(file, mark)
    assert.strictEqual(Buffer.from(bytes).indexOf(mdat), Buffer.from(file).indexOf(mdat))
    assert.strictEqual(readMark(bytes).credit, mark.credit)
    assert.strictEqual(readMark(bytes).rights, mark.rights)
  })

  it("is in front of the index of fragments, which has to be the last", () => {
    const index = box("mfra", ascii("index"))
    const { bytes } = markContent(mp4(moov, mdat, index), mark)
    assert.deepStrictEqual(bytes.subarray(bytes.length - index.length), index)
    const again = markContent(bytes, { ...mark, credit: "Other" }).bytes
    assert.deepStrictEqual(again.subarray(again.length - index.length), index)
    assert.strictEqual(count(again, "uuid"), 1)
  })

  it("is none in what is no JPEG, PNG or MP4", () => {
    const others = ["", "%PDF-1.7", "RIFF....WEBPVP8 ", "<svg/>", "\0\0\0\x14ftypqt  \0\0\0\0"].map((text) =>
      Uint8Array.from(ascii(text))
    )
    for (const file of others) {
      assert.strictEqual(markContent(file, mark).bytes, file)
      assert.strictEqual(markContent(file, mark).reason, "format-not-supported")
    }
  })
})
