/**
 * What a person declared about advertising, and which labels of the network show it.
 *
 * @since 0.1.0
 */

/** A person's declaration. */
export interface Disclosure {
  readonly paidPartnership: boolean
  readonly ownBrand: boolean
  readonly sponsor?: string
}

/** Which of the network's own labels the publication will carry. Absent as a whole: not decided yet. */
export interface DisclosureLabels {
  readonly paidPartnership?: boolean
  readonly ownBrand?: boolean
  /** A video of a model that looks real, or a text where the network asks for it. */
  readonly aiGenerated?: boolean
}
