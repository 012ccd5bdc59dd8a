/**
 * What the tags and attributes of a page say about its text.
 *
 * @since 0.1.0
 */

/** The attributes that matter here. */
export interface Attributes {
  readonly class?: string
  readonly id?: string
  readonly role?: string
  readonly hidden?: string
  readonly "aria-hidden"?: string
  readonly style?: string
  readonly lang?: string
}

/** Elements that end the running text. */
export const blockTags: ReadonlySet<string> = new Set(
  `address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure footer
  form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main menu nav noscript ol optgroup option p
  pre script section select style summary svg table tbody td template textarea tfoot th thead title tr ul video audio
  canvas object`.split(/\s+/)
)

/** Elements without an end tag. */
export const voidTags: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" ")
)

/** Which open elements the start of an element ends, unless one of `within` stands between. */
export const impliedEnds: Partial<
  Record<string, { readonly ends: ReadonlyArray<string>; readonly within: ReadonlyArray<string> }>
> = {
  li: { ends: ["li"], within: ["ul", "ol", "menu"] },
  dt: { ends: ["dt", "dd"], within: ["dl"] },
  dd: { ends: ["dt", "dd"], within: ["dl"] },
  tr: { ends: ["tr"], within: ["table"] },
  td: { ends: ["td", "th"], within: ["tr", "table"] },
  th: { ends: ["td", "th"], within: ["tr", "table"] },
  p: { ends: ["p"], within: ["div", "section", "article", "main", "td", "th", "li", "blockquote", "body", "object"] },
  option: { ends: ["option"], within: ["select"] }
}

/** Whether an element holds the main content of its page. */
export const isMainTag = (name: string, attributes: Attributes): boolean =>
  name === "main" || name === "article" || attributes.role === "main" || attributes.role === "article"

/** Whether an element never holds prose of the page. */
export const isNeverProse = (name: string): boolean => neverProse.has(name)

/** Whether an element is furniture around the content. Main content may stand in it all the same (a form). */
export const isFurniture = (name: string, attributes: Attributes, isMain: boolean, isQuoted: boolean): boolean => {
  // The footer of a quotation names its author.
  if (name === "footer" && isQuoted) return false
  // The header of an article carries its title; the header of a page its logo.
  if (name === "header") return !isMain
  if (furniture.has(name) || furnitureRoles.has(attributes.role ?? "")) return true
  const labels = `${attributes.class ?? ""} ${attributes.id ?? ""}`.toLowerCase()
  return labels !== " " && furnitureLabels.test(labels)
}

/** Whether a page hides an element. */
export const isHidden = (attributes: Attributes): boolean =>
  attributes.hidden !== undefined ||
  attributes["aria-hidden"] === "true" ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? "")

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const neverProse = new Set(
  "script style noscript template svg math iframe object canvas select textarea head title pre audio video datalist".split(
    " "
  )
)
const furniture = new Set("nav footer aside form dialog menu button".split(" "))
const furnitureRoles = new Set(
  "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar".split(" ")
)
const furnitureLabels =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|navbar|sidebar|skip-?(?:link|to|nav)\S*|sr-only|visually-hidden|screen-reader-text|pagination|advert(?:isement)?s?|share-?(?:buttons?|links?|bar)|social-?(?:links?|icons?|share|media)|related-?(?:posts|articles|links)|newsletter-?\S*)(?:$|[\s_-])/
