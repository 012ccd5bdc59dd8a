/**
 * Amounts of money: which currencies a sign or a word may stand for.
 */

/** Signs, codes and names of currencies besides those that `claims` knows; the case counts. */
export const furtherMoney = {
  signs: String.raw`(?:₹|₺|₽|₩|₴|zł|Kč|kr|R\$|NZ\$|HK\$|AUD|CAD|NZD|JPY|CNY|INR|PLN|CZK|SEK|NOK|DKK|HUF|BRL)`,
  names: String.raw`(?:₹|₺|₽|₩|₴|zł|Kč|kr|Fr\.|AUD|CAD|NZD|JPY|CNY|INR|PLN|CZK|SEK|NOK|DKK|HUF|BRL|[Yy]en|[Yy]uan|[Rr]upees?|Rupien|[Zz][lł]oty?s?|[Kk]ron(?:er|or|en|a)|[Ll]ir[ae]|Rubel|[Rr]oubles?|[Rr]ubles?|[Ff]orint|[Ff]rancs?|Pfund|(?:US|Australian|Canadian)[\s-]?[Dd]ollars?|(?:Swiss|Schweizer)\s[Ff]ran(?:cs?|ken)|British\spounds?)`
}

/** Codes of the currencies that the text names: `$` may be of many countries, `34` names none. */
export const currenciesOf = (text: string): ReadonlyArray<string> => {
  for (const [pattern, codes] of currencies) if (pattern.test(text)) return codes
  return []
}

/** A hundredth of the amount where the text names cents or pence. */
export const isOfHundredths = (text: string): boolean =>
  /(?<!\p{L})(?:cents?|pence|pennies|rappen)(?!\p{L})/iu.test(text)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const names = (words: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, "iu")

// The first that stands there counts.
const currencies: ReadonlyArray<readonly [RegExp, ReadonlyArray<string>]> = [
  [/US\$/iu, ["USD"]],
  [/NZ\$/iu, ["NZD"]],
  [/HK\$/iu, ["HKD"]],
  [/A\$/iu, ["AUD"]],
  [/C\$/iu, ["CAD"]],
  [/R\$/iu, ["BRL"]],
  [/€/u, ["EUR"]],
  [/£/u, ["GBP"]],
  [/\$/u, ["USD", "AUD", "CAD", "NZD", "HKD"]],
  [/¥/u, ["JPY", "CNY"]],
  [/₹/u, ["INR"]],
  [/₺/u, ["TRY"]],
  [/₽/u, ["RUB"]],
  [/₩/u, ["KRW"]],
  [/₴/u, ["UAH"]],
  [names("eur|euros?"), ["EUR"]],
  [names("gbp|pounds?|pfund|quid|pence|pennies|p"), ["GBP"]],
  [names("chf|franken|francs?|fr|rappen"), ["CHF"]],
  [names("dollars?"), ["USD", "AUD", "CAD", "NZD", "HKD"]],
  [names("cents?"), ["EUR", "USD", "AUD", "CAD", "NZD", "HKD"]],
  [names("yen"), ["JPY"]],
  [names("yuan"), ["CNY"]],
  [names("rupees?|rupien"), ["INR"]],
  [names("zł|z[lł]oty?s?"), ["PLN"]],
  [names("kč"), ["CZK"]],
  [names("kr|kron(?:er|or|en|a)"), ["SEK", "NOK", "DKK"]],
  [names("lira|lire"), ["TRY"]],
  [names("rubel|roubles?|rubles?"), ["RUB"]],
  [names("forint"), ["HUF"]],
  ...["USD", "AUD", "CAD", "NZD", "JPY", "CNY", "INR", "PLN", "CZK", "SEK", "NOK", "DKK", "HUF", "BRL"].map(
    (code) => [names(code), [code]] as const
  )
]
