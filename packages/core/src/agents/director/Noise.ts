/**
 * Noise that decides between equally good choices: the same seed and name always give the same value.
 *
 * @since 0.1.0
 */

/** A number from 0 to below 1 (FNV-1a with a final mix). Not for secrets. */
export const noise = (seed: number, name: string): number => {
  let hash = 0x811c9dc5 ^ (seed | 0) ^ (Math.floor(seed / 0x1_0000_0000) | 0)
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000
}
