// needs: @postwright/core/promise
const { createPostwright } = require("@postwright/core/promise")

const main = async () => {
  const postwright = createPostwright()
  const text = "Our sourdough rests for 36 hours in a cold room. Then we bake it at 250 degrees on stone."
  const plan = { days: 1, perDay: 1, start: "2027-03-01", timeZone: "Europe/London" }
  const brief = { topic: "Sourdough", platforms: ["x"], sources: [{ name: "notes.txt", text }], plan }
  const campaign = await postwright.generate(brief)
  await postwright.close()
  if (campaign.plan.slots.length !== 1) throw new Error(`${campaign.plan.slots.length} slots`)
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
