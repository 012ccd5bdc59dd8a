/**
 * Which family of fonts brings which script, for words that the brand's fonts and `Noto Sans` do not have.
 *
 * @since 0.1.0
 */

/** A family, and the letters that it brings. */
export interface ScriptFamily {
  /** Its package is `@expo-google-fonts/<family>`. */
  readonly family: string
  readonly pattern: RegExp
}

/** In the order in which they are tried: Japanese before Chinese, as both have Han letters. */
export const scriptFamilies: ReadonlyArray<ScriptFamily> = [
  { family: "Noto Sans Arabic", pattern: /\p{Script_Extensions=Arabic}/u },
  { family: "Noto Sans Hebrew", pattern: /\p{Script_Extensions=Hebrew}/u },
  { family: "Noto Sans JP", pattern: /[\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script=Han}]/u },
  { family: "Noto Sans SC", pattern: /\p{Script=Han}/u },
  { family: "Noto Sans KR", pattern: /\p{Script_Extensions=Hangul}/u },
  { family: "Noto Sans Thai", pattern: /\p{Script_Extensions=Thai}/u },
  { family: "Noto Sans Devanagari", pattern: /\p{Script_Extensions=Devanagari}/u },
  { family: "Noto Sans Bengali", pattern: /\p{Script_Extensions=Bengali}/u },
  { family: "Noto Sans Tamil", pattern: /\p{Script_Extensions=Tamil}/u },
  { family: "Noto Sans Georgian", pattern: /\p{Script_Extensions=Georgian}/u },
  { family: "Noto Sans Armenian", pattern: /\p{Script_Extensions=Armenian}/u },
  { family: "Noto Sans Ethiopic", pattern: /\p{Script_Extensions=Ethiopic}/u },
  { family: "Noto Sans Khmer", pattern: /\p{Script_Extensions=Khmer}/u },
  { family: "Noto Sans Symbols 2", pattern: /[\p{So}\p{Sm}]/u },
  { family: "Noto Sans Symbols", pattern: /[\p{So}\p{Sm}]/u }
]
