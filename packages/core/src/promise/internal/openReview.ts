import type { CampaignReview } from "../Review.ts"

/** A review that is opened by its first operation. */
export const openReview = (open: () => Promise<CampaignReview>): CampaignReview => ({
  slots: async () => (await open()).slots(),
  approve: async (...args) => (await open()).approve(...args),
  lock: async (...args) => (await open()).lock(...args),
  unlock: async (...args) => (await open()).unlock(...args),
  reject: async (...args) => (await open()).reject(...args),
  edit: async (...args) => (await open()).edit(...args),
  chooseVariant: async (...args) => (await open()).chooseVariant(...args),
  comment: async (...args) => (await open()).comment(...args),
  history: async (...args) => (await open()).history(...args),
  version: async (...args) => (await open()).version(...args),
  diff: async (...args) => (await open()).diff(...args),
  regenerate: async (...args) => (await open()).regenerate(...args),
  recheck: async (...args) => (await open()).recheck(...args)
})
