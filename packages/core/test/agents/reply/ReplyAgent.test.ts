import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { ReplyAgent } from "@postwright/core/agents/reply/ReplyAgent"
import { replyLanguage, type ReplyInput } from "@postwright/core/agents/reply/ReplyInput"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { Comment } from "@postwright/core/community/Comment"
import { type CommentClass, escalatedClasses, type ReplyAction } from "@postwright/core/community/ReplyAdvice"
import { Finding } from "@postwright/core/knowledge/Finding"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { assertFenced } from "../fences.ts"
import { layerRunner } from "../fixtures.ts"
import { attacks } from "../injection/attacks.ts"
import { briefOf, example, floorOf, research } from "../material.ts"
import { options } from "../running.ts"

const guide =
  "A cargo bike carries two children and the shopping of a week. Its brakes stop it within four metres on a wet road. " +
  "The battery lasts for sixty kilometres when the load is light.\n\n" +
  "A test ride costs 10 € and takes half an hour. Every frame has a guarantee of ten years.\n"

const leitfaden =
  "Ein Lastenrad trägt zwei Kinder und den Einkauf einer Woche. Die Bremsen halten es auf nasser Straße nach vier Metern an.\n\n" +
  "Eine Probefahrt kostet 10 € und dauert eine halbe Stunde.\n"

const commentOf = (text: string, changes: Partial<ConstructorParameters<typeof Comment>[0]> = {}) =>
  new Comment({
    id: text || "empty",
    text,
    author: "Anna",
    platform: "facebook",
    at: "2027-03-01T10:00:00Z",
    ...changes
  })

const inputOf = Effect.fnUntraced(function* (
  text: string,
  {
    brief = {},
    language = "en",
    ...changes
  }: Partial<Omit<ReplyInput, "brief">> & {
    readonly brief?: Partial<BriefInput>
    readonly language?: "en" | "de"
  } = {}
) {
  const { findings } = yield* research(language === "en" ? { "guide.txt": guide } : { "leitfaden.txt": leitfaden })
  const input: ReplyInput = {
    comment: commentOf(text),
    post: { text: "Our cargo bikes.", language },
    findings,
    brief: yield* briefOf({ topic: "Cargo bikes", platforms: ["facebook"], languages: [language], ...brief }),
    ...changes
  }
  return input
})

const advise = (input: ReplyInput) => ReplyAgent.toDomain(floorOf(ReplyAgent)(input), input)

type Wire = Parameters<typeof ReplyAgent.toDomain>[0]
const wire = (changes: Partial<Wire> = {}): Wire => ({
  class: "other",
  sentiment: 0,
  action: "escalate",
  reason: "A person should look.",
  urgency: "later",
  ...changes
})
const replying = (text: string, changes: Partial<Wire> = {}, ...citations: NonNullable<Wire["reply"]>["citations"]) =>
  wire({ action: "reply", class: "praise", reply: { text, language: "en", citations }, ...changes })

const issuesOf = (answer: Wire, input: ReplyInput) =>
  ReplyAgent.toDomain(answer, input).pipe(
    Effect.flip,
    Effect.map(({ issues }) => issues.map(String).join("; "))
  )

/** How comments are sorted, and what is done. */
const sorted: Record<"en" | "de", ReadonlyArray<readonly [string, CommentClass, ReplyAction]>> = {
  en: [
    ["Love this!", "praise", "reply"],
    ["What a great idea, thank you", "praise", "reply"],
    ["This is fucking amazing", "praise", "reply"],
    ["By accident I found this, lovely!", "praise", "reply"],
    ["Not bad!", "praise", "reply"],
    ["🔥🔥🔥", "praise", "reply"],
    ["Not great", "complaint", "escalate"],
    ["My bike is broken and nobody answers", "complaint", "escalate"],
    ["It doesn’t work. I want a refund!", "complaint", "escalate"],
    ["Great, another ad...", "complaint", "escalate"],
    ["where the fuck is my order", "question", "escalate"],
    ["Do you have a showroom?", "question", "escalate"],
    ["You are an idiot", "abuse", "hide"],
    ["You should k1ll yourself", "abuse", "hide"],
    ["I will kill you", "abuse", "escalate"],
    ["Check out my page for crypto trading tips", "spam", "hide"],
    ["https://prizes.evil-example.com/win", "spam", "hide"],
    ["My son got hurt, the brakes failed", "crisis", "escalate"],
    ["Since the accident I want to die", "crisis", "escalate"],
    ["I will sue you. My lawyer is informed.", "legal", "escalate"],
    ["I’m a journalist writing an article about bikes, who can I talk to?", "press", "escalate"],
    ["My mail is anna.smith@gmail.com, please send the form", "personal-data", "escalate"],
    ["Please call me on +44 20 7946 0958", "personal-data", "escalate"],
    ["Please delete my data", "personal-data", "escalate"],
    ["My order number is 4711-0815", "personal-data", "escalate"],
    ["I live at 12 Baker Street, do you deliver?", "personal-data", "escalate"],
    ["The link in your bio leads to an empty page", "other", "escalate"],
    ["First!", "other", "ignore"],
    ["@tom look at this", "other", "ignore"],
    ["...", "other", "ignore"],
    ["", "other", "ignore"]
  ],
  de: [
    ["Tolle Sache, danke!", "praise", "reply"],
    ["Nicht schlecht!", "praise", "reply"],
    ["Wie schön!", "praise", "reply"],
    ["Nicht toll", "complaint", "escalate"],
    ["Mein Rad funktioniert nicht mehr", "complaint", "escalate"],
    ["Ich will mein Geld zurück", "complaint", "escalate"],
    ["Habt ihr einen Laden in Köln?", "question", "escalate"],
    ["Wann kommt meine Bestellung?", "question", "escalate"],
    ["Du bist dumm", "abuse", "hide"],
    ["Schau mal auf mein Profil, passives Einkommen", "spam", "hide"],
    ["Das Ding hat Feuer gefangen!", "crisis", "escalate"],
    ["Mein Kind liegt im Krankenhaus", "crisis", "escalate"],
    ["Ich gehe zum Anwalt", "legal", "escalate"],
    ["Die Abmahnung ist unterwegs", "legal", "escalate"],
    ["Presseanfrage: Wer gibt uns ein Interview?", "press", "escalate"],
    ["Meine Bestellnummer ist 4711-0815", "personal-data", "escalate"],
    ["Ich wohne in der Gartenstraße 12", "personal-data", "escalate"],
    ["Bitte löscht meine Daten", "personal-data", "escalate"],
    ["Der Link in eurem Profil führt auf eine leere Seite", "other", "escalate"],
    ["Guten Morgen zusammen", "other", "ignore"]
  ]
}

describe("ReplyAgent floor", () => {
  for (const language of ["en", "de"] as const) {
    it.effect(`sorts comments, and sends what needs a person to one: ${language}`, () =>
      Effect.gen(function* () {
        for (const [text, kind, action] of sorted[language]) {
          const advice = yield* advise(yield* inputOf(text, { language }))
          assert.deepStrictEqual([text, advice.class, advice.action], [text, kind, action])
          assert.strictEqual(advice.reply !== undefined, action === "reply")
          if (kind === "crisis") assert.strictEqual(advice.urgency, "now")
          if (escalatedClasses.includes(kind)) assert.notStrictEqual(advice.urgency, "later")
          if (kind === "praise") assert.isAbove(advice.sentiment, 0)
          if (kind === "abuse" || kind === "crisis") assert.isBelow(advice.sentiment, 0)
        }
      })
    )
  }

  it.effect("thanks in several wordings, in the same one for the same comment", () =>
    Effect.gen(function* () {
      const texts = new Set<string>()
      for (let index = 0; index < 30; index++) {
        const input = yield* inputOf("Love this!", { comment: commentOf("Love this!", { id: `comment-${index}` }) })
        const { reply } = yield* advise(input)
        assert.deepStrictEqual(yield* advise(input), yield* advise(input))
        texts.add(reply?.text ?? "")
      }
      assert.isAtLeast(texts.size, 4)
    })
  )

  it.effect("speaks to people as the brand does, and writes no exclamation mark where it uses none", () =>
    Effect.gen(function* () {
      const wishes = [
        ["Wir duzen unsere Leser.", /\b(?:dir|deine?n?)\b/u, /\b(?:Ihnen|Ihre?n?)\b/u],
        ["Immer Sie-Form, keine Ausrufezeichen.", /\b(?:Ihnen|Ihre?n?)\b/u, /!|\bdir\b|\bdein/u]
      ] as const
      for (const [guidelines, has, hasNot] of wishes) {
        for (const id of ["a", "b", "c", "d", "e", "f"]) {
          const comment = commentOf("Super, danke!", { id })
          const { reply } = yield* advise(
            yield* inputOf("", { comment, language: "de", brief: { brand: { guidelines } } })
          )
          assert.match(reply?.text ?? "", has)
          assert.notMatch(reply?.text ?? "", hasNot)
        }
      }
    })
  )

  it.effect("answers in the language of the comment, else in that of the post", () =>
    Effect.gen(function* () {
      const german = yield* inputOf("Das ist wirklich eine tolle Sache, vielen Dank!", {
        brief: { languages: ["en", "de"] }
      })
      assert.strictEqual((yield* advise(german)).reply?.language, "de")
      assert.strictEqual(replyLanguage({ ...german, comment: commentOf("Super!") }), "en")
      assert.strictEqual(replyLanguage({ ...german, comment: commentOf("Super!", { language: "de-AT" }) }), "de-AT")
      const french = yield* inputOf("Bonjour, est-ce que ce vélo peut transporter deux enfants et un chien ?")
      assert.deepInclude(yield* advise(french), { class: "question", action: "escalate" })
    })
  )

  for (const [language, question, answer] of [
    ["en", "How much does a test ride cost?", "A test ride costs 10 € and takes half an hour."],
    [
      "en",
      "how long does the battery last with a light load",
      "The battery lasts for sixty kilometres when the load is light."
    ],
    ["de", "Was kostet eine Probefahrt?", "Eine Probefahrt kostet 10 € und dauert eine halbe Stunde."]
  ] as const) {
    it.effect(`answers what one finding clearly answers, by quoting it: ${question}`, () =>
      Effect.gen(function* () {
        const input = yield* inputOf(question, { language })
        const { action, reply } = yield* advise(input)
        assert.strictEqual(action, "reply")
        assert.include(reply?.text ?? "", answer)
        const quote = reply?.citations[0]?.quote ?? ""
        assert.isTrue(input.findings.some(({ citation }) => citation.quote.includes(quote)))
      })
    )
  }

  for (const question of [
    "How much does a cargo bike cost?",
    "When does the test ride take place?",
    "Where is the test ride?",
    "Can I paint the battery green?",
    "What does a test ride cost? And how long is the guarantee?",
    "Does my order come with a test ride that costs 10 €?",
    "Why?"
  ]) {
    it.effect(`leaves to a person what no finding clearly answers: ${question}`, () =>
      Effect.gen(function* () {
        assert.deepInclude(yield* advise(yield* inputOf(question)), { class: "question", action: "escalate" })
      })
    )
  }

  it.effect("answers by nothing that is over, and by nothing that somebody else says", () =>
    Effect.gen(function* () {
      const input = yield* inputOf("How much does a test ride cost?")
      const with_ = (changes: Partial<Finding>) => ({
        ...input,
        findings: input.findings.map((finding) => new Finding({ ...finding, ...changes }))
      })
      assert.strictEqual((yield* advise(with_({ expiresOn: "2027-03-01" }))).action, "reply")
      assert.strictEqual((yield* advise(with_({ expiresOn: "2027-02-28" }))).action, "escalate")
      assert.strictEqual((yield* advise(with_({ speaker: "Callum Reith" }))).action, "escalate")
    })
  )

  for (const [name, questions] of [
    [
      "larkfield",
      ["Do I need experience?", "Is the yard accessible?", "Can my dog ride in the Heron?", "Do you deliver to Leeds?"]
    ],
    [
      "sonnenfach",
      [
        "Kann ich das Set beim Umzug mitnehmen?",
        "Brauche ich einen Speicher?",
        "Macht das Balkonkraftwerk Geräusche?",
        "Habt ihr auch Wärmepumpen?"
      ]
    ]
  ] as const) {
    it.effect(`answers what the sources of ${name} answer, and leaves the last one to a person`, () =>
      Effect.gen(function* () {
        const { brief, findings } = yield* example(name)
        const actions: Array<string> = []
        for (const question of questions) {
          const input: ReplyInput = {
            comment: commentOf(question),
            post: { text: "…", language: brief.languages[0] ?? "en" },
            findings: findings.findings,
            brief
          }
          actions.push((yield* advise(input)).action)
        }
        assert.deepStrictEqual(actions, ["reply", "reply", "reply", "escalate"])
      })
    )
  }

  it.effect("reads huge and strange comments in a moment", () =>
    Effect.gen(function* () {
      for (const text of [
        "Why? ".repeat(20_000),
        "a".repeat(100_000),
        "\u202e\u200b",
        "词语".repeat(5_000),
        "?".repeat(50_000)
      ]) {
        const input = yield* inputOf(text, { thread: Array.from({ length: 400 }, () => commentOf(text)) })
        yield* advise(input)
        assert.isBelow(ReplyAgent.prompt(input).messages[0].content.length, 40_000)
      }
    })
  )
})

describe("ReplyAgent", () => {
  it.effect("takes a reply that says what a finding says, with the place where it stands", () =>
    Effect.gen(function* () {
      const input = yield* inputOf("How much does a test ride cost?")
      const quote = "A test ride costs 10 €"
      const finding = input.findings.find(({ citation }) => citation.quote.includes(quote))
      const answer = replying(
        "Thanks for asking! A test ride costs 10 €.",
        { class: "question" },
        { findingId: String(finding?.id), quote }
      )
      const { reply } = yield* ReplyAgent.toDomain(answer, input)
      assert.strictEqual(reply?.text, "Thanks for asking! A test ride costs 10 €.")
      assert.strictEqual(reply?.citations[0]?.quote, quote)
      assert.strictEqual(guide.slice(reply?.citations[0]?.start, reply?.citations[0]?.end), quote)
    })
  )

  it.effect("lets no answer keep from a person what concerns harm, law, press or data", () =>
    Effect.gen(function* () {
      for (const kind of escalatedClasses) {
        const input = yield* inputOf("Hello there")
        assert.include(yield* issuesOf(replying("Thank you!", { class: kind }), input), "escalate it, without a reply")
        assert.include(yield* issuesOf(wire({ class: kind, action: "hide" }), input), "escalate it")
        assert.include(yield* issuesOf({ ...replying("Hi!"), class: kind, action: "escalate" }, input), "has no reply")
      }
      // Whatever the answer takes it for.
      for (const [text, kind] of sorted.en) {
        if (!escalatedClasses.includes(kind)) continue
        const input = yield* inputOf(text)
        assert.include(yield* issuesOf(replying("Thank you!"), input), `a matter of ${kind}`)
        const { urgency } = yield* ReplyAgent.toDomain(wire(), input)
        assert.notStrictEqual(urgency, "later")
      }
      assert.include(
        yield* issuesOf(wire({ class: "abuse", action: "hide" }), yield* inputOf("I will kill you")),
        "threatened"
      )
      assert.include(yield* issuesOf(replying("Thank you!"), yield* inputOf("You are an idiot")), "get none")
    })
  )

  it.effect("hides nothing but insults and advertising", () =>
    Effect.gen(function* () {
      const input = yield* inputOf("It is broken and you lied to me")
      assert.include(
        yield* issuesOf(wire({ class: "complaint", action: "hide" }), input),
        "only insults and advertising"
      )
      const { action } = yield* ReplyAgent.toDomain(wire({ class: "spam", action: "hide" }), input)
      assert.strictEqual(action, "hide")
    })
  )

  for (const [what, text] of [
    ["money back", "Sorry! We give you a refund."],
    ["a guarantee", "It is guaranteed to last."],
    ["a date", "You hear from us tomorrow."],
    ["a deadline", "Somebody calls within two days."],
    ["what the brand will do", "We’ll look into it."],
    ["something free", "Come by, it is free of charge."],
    ["a price that nobody named", "It costs 12 €."],
    ["a figure that nobody named", "It carries 300 kilos."],
    ["a share that nobody named", "It is 99 % off."],
    ["a link that nobody named", "See https://other.example/a for it."],
    ["a mention that nobody named", "Ask @somebody_else."],
    ["a name that nobody named", "Ask Evil Motors Limited, please."],
    ["what no finding says", "Yes, the frame survives dishwashers, volcanoes and deep oceans easily."],
    ["a number of the comment", "Thanks, your number 88442211 is noted."],
    ["a swear word", "Thanks, you fucking legend!"],
    ["an insult", "You are an idiot."],
    ["a competitor", "Velomax is worse."],
    ["a banned word", "It is cheap."],
    ["nothing", "\u200b"]
  ] as const) {
    it.effect(`refuses a reply that holds ${what}`, () =>
      Effect.gen(function* () {
        const brief = { competitors: ["Velomax"], brand: { bannedWords: ["cheap"] } }
        const input = yield* inputOf("I have 88442211 of them, nice", { brief })
        assert.include(yield* issuesOf(replying(text), input), "reply.text")
      })
    )
  }

  it.effect("refuses names that nobody named, in German replies and in those that cite, and the comment’s own", () =>
    Effect.gen(function* () {
      const evil = "Evil Motors Limited"
      const comment = `Ich sage euch, dass ${evil} und Kevin Meier gut sind`
      const german = yield* inputOf(comment, { language: "de" })
      const said = (text: string) =>
        issuesOf(replying("", { reason: "Jemand freut sich.", reply: { text, language: "de", citations: [] } }), german)
      assert.include(yield* said(`Danke! ${evil} hat Fahrer getötet.`), evil)
      assert.include(yield* said("Danke! Kevin Meier hat Fahrer getötet."), "Kevin Meier")
      const asked = yield* inputOf("How much does a test ride cost?")
      const quote = "A test ride costs 10 €"
      const finding = asked.findings.find(({ citation }) => citation.quote.includes(quote))
      const citation = { findingId: String(finding?.id), quote }
      const cited = (text: string) => issuesOf(replying(text, { class: "question" }, citation), asked)
      yield* ReplyAgent.toDomain(replying(`${quote}.`, { class: "question" }, citation), asked)
      assert.include(yield* cited(`${quote}. ${evil} killed riders.`), evil)
      assert.include(yield* cited(`${quote}. Kevin Meier killed riders.`), "Kevin Meier")
    })
  )

  it.effect("takes the promise of a finding for what it is: no promise of ours", () =>
    Effect.gen(function* () {
      const input = yield* inputOf("How long is the guarantee?")
      const quote = "Every frame has a guarantee of ten years."
      const finding = input.findings.find(({ citation }) => citation.quote.includes(quote))
      const citation = { findingId: String(finding?.id), quote }
      const { reply } = yield* ReplyAgent.toDomain(replying(quote, { class: "question" }, citation), input)
      assert.strictEqual(reply?.text, quote)
      const more = replying(`${quote} We guarantee it.`, { class: "question" }, citation)
      assert.include(yield* issuesOf(more, input), "promises what nobody has decided")
    })
  )

  it.effect("refuses replies without, with unknown, made-up, repeated or expired citations", () =>
    Effect.gen(function* () {
      const input = yield* inputOf("How much does a test ride cost?")
      const id = String(input.findings[0]?.id)
      const quote = input.findings[0]?.citation.quote ?? ""
      const question = { class: "question" } as const
      assert.include(yield* issuesOf(replying("Thank you!", question), input), "has to cite a finding")
      assert.include(
        yield* issuesOf(replying("Hi!", question, { findingId: "finding-999", quote }), input),
        "no finding"
      )
      assert.include(
        yield* issuesOf(replying("Hi!", question, { findingId: id, quote: "It can fly." }), input),
        "stand not in"
      )
      const twice = [
        { findingId: id, quote },
        { findingId: id, quote }
      ]
      assert.include(yield* issuesOf(replying("Hi!", question, ...twice), input), "cited twice")
      const over = {
        ...input,
        findings: input.findings.map((finding) => new Finding({ ...finding, expiresOn: "2027-02-01" }))
      }
      assert.include(yield* issuesOf(replying("Hi!", question, { findingId: id, quote }), over), "was true until")
    })
  )

  it.effect("keeps the limit of the network, the language of the comment and the brand’s form of address", () =>
    Effect.gen(function* () {
      const onX = yield* inputOf("Nice", { comment: commentOf("Nice", { platform: "x" }) })
      assert.include(yield* issuesOf(replying("Thank you! ".repeat(30)), onX), "x takes 280")
      const input = yield* inputOf("Nice")
      const german = replying("Danke!", { reply: { text: "Danke!", language: "de", citations: [] } })
      assert.include(yield* issuesOf(german, input), 'is "de"; write the reply in "en"')
      const sie = yield* inputOf("Toll!", { language: "de", brief: { brand: { guidelines: "Immer Sie-Form." } } })
      const du = (text: string) =>
        replying(text, { reason: "Jemand freut sich.", reply: { text, language: "de", citations: [] } })
      assert.include(yield* issuesOf(du("Danke dir, schön, dass du da bist!"), sie), "addressed as “Sie”")
      yield* ReplyAgent.toDomain(du("Wir danken Ihnen sehr!"), sie)
      const none = yield* inputOf("Toll!", { language: "de" })
      assert.include(yield* issuesOf(du("Danke dir, wir freuen uns für Sie!"), none), "mixes")
    })
  )

  it.effect("refuses actions and replies that do not go together", () =>
    Effect.gen(function* () {
      const input = yield* inputOf("Nice")
      assert.include(yield* issuesOf(wire({ action: "reply" }), input), "there is no reply")
      assert.include(yield* issuesOf({ ...replying("Thanks!"), action: "ignore" }, input), "leave the reply out")
    })
  )

  it.effect("has a reason that passes on no link, no data and no other language", () =>
    Effect.gen(function* () {
      const input = yield* inputOf("Nice")
      for (const reason of [
        "See https://prizes.evil-example.com/win for it.",
        "Write to anna.smith@gmail.com about it.",
        "Das sollte sich unbedingt ein Mensch ansehen, weil es um eine wichtige Frage geht."
      ]) {
        assert.include(yield* issuesOf(wire({ reason }), input), "reason: ")
      }
    })
  )

  it.effect("keeps every injection within the fences, wherever it stands", () =>
    Effect.gen(function* () {
      const calm = ReplyAgent.prompt(yield* inputOf("Nice", { brief: { brand: { guidelines: "Warm." } } }))
      for (const { text } of attacks) {
        const comment = commentOf(text, { id: text, author: text })
        const input = yield* inputOf(text, {
          comment,
          thread: [comment, comment],
          post: { text, language: "en" },
          policyNotes: [text],
          brief: {
            topic: text,
            audience: text,
            tone: text,
            goals: [text],
            constraints: [text],
            brand: { guidelines: text, voice: { examples: [text] } }
          }
        })
        // The language of a reply stands in the task: here it is that of the campaign.
        const prompt = ReplyAgent.prompt({ ...input, comment: new Comment({ ...comment, language: "en" }) })
        assertFenced(prompt, calm, text)
      }
    })
  )

  for (const { demand, name, text, written } of attacks) {
    it.effect(`does nothing that a comment orders: ${name}`, () =>
      Effect.gen(function* () {
        const comment = commentOf(text, { author: text.slice(0, 200), language: "en" })
        const input = yield* inputOf("", { comment, thread: [comment] })
        const honest = floorOf(ReplyAgent)(input)
        const expected = yield* ReplyAgent.toDomain(honest, input)
        if (expected.reply !== undefined) assert.notInclude(expected.reply.text, written || "evil")
        const foreign =
          "Das ist ein Satz in einer ganz anderen Sprache, die hier niemand bestellt hat, und er ist lang genug."
        const said = demand === "language" ? foreign : `Thank you! ${written}`.trim()
        const obeying = {
          ...replying(said),
          publish: true,
          approved: true,
          budgetMicroUsd: 999_999_999
        }
        const { model } = Scripted.make({
          answer: Scripted.inOrder(Scripted.text(JSON.stringify(obeying)), Scripted.text(JSON.stringify(honest)))
        })
        const { value } = yield* Effect.flatMap(AgentRunner, (runner) => runner.run(ReplyAgent, input, options())).pipe(
          Effect.provide(layerRunner(model))
        )
        if (written !== "" || demand === "language") assert.deepStrictEqual(value, expected)
        // What is harmless in itself may stand: a word of thanks, and none of the fields that nobody asked for.
        else if (value.reply !== undefined) assert.strictEqual(value.reply.text, "Thank you!")
        assert.notProperty(value, "publish")
      })
    )
  }

  it.effect("has answers mended that have another shape or break a rule", () =>
    Effect.gen(function* () {
      const input = yield* inputOf("Love it, thank you")
      const answers = [
        { class: "lovely" },
        replying("Thanks, you get a refund."),
        replying("Thank you, that is lovely to hear!")
      ].map((answer) => Scripted.text(JSON.stringify(answer)))
      const { control, model } = Scripted.make({ answer: Scripted.inOrder(answers[0]!, ...answers.slice(1)) })
      const { trace, value } = yield* Effect.flatMap(AgentRunner, (runner) =>
        runner.run(ReplyAgent, input, options())
      ).pipe(Effect.provide(layerRunner(model)))
      assert.deepStrictEqual(
        trace.steps.map(({ outcome }) => outcome),
        ["wrong-shape", "contract-violation", "accepted"]
      )
      assert.strictEqual(value.reply?.text, "Thank you, that is lovely to hear!")
      assert.lengthOf(yield* control.requests, 3)
    })
  )
})
