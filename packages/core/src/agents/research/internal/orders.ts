import { visibleText } from "../../../text/Normalisation.ts"

/**
 * Whether a sentence tells a machine what to do: to drop its rules, to play somebody, to put something into every text,
 * to run a command. Such a sentence is no statement for readers, even as a quotation. Linear in the text.
 */
export const isOrderToMachine = (text: string): boolean => {
  const plain = visibleText(text).normalize("NFKC").replace(/\s+/gu, " ")
  return orders.some((order) => order.test(plain))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Each asks for a word of command and, near it, for a thing that only machines have: what merely speaks of prompts or
// assistants stays a statement.
const orders: ReadonlyArray<RegExp> = [
  // Rules that are to be dropped.
  /\b(?:ignore|disregard|forget|override|bypass|drop|skip)\b.{0,40}\b(?:instructions?|prompts?|guidelines|polic(?:y|ies)|budget|evidence|(?:all|previous|prior|earlier|above|your|these|those|the) rules?)\b/iu,
  /(?<!\p{L})(?:ignorier\p{L}*|vergiss|vergesst|missachte\p{L}*|umgeh\p{L}*|übergeh\p{L}*)(?!\p{L}).{0,40}(?:anweisung|regeln|vorgaben|budget|richtlinie|prompt)/iu,
  /\b(?:turn|switch) off\b.{0,20}\b(?:rules?|polic(?:y|ies)|filters?|safety)\b/iu,
  // A role that is to be played.
  /\byou are (?:now )?(?:an? |the )?(?:DAN|AI|assistant|language model|chatbot|unrestricted|free of (?:all )?rules)\b/iu,
  /\b[Yy]ou are (?:now )?[A-Z]{3,}\b/u,
  /(?<!\p{L})du bist (?:jetzt|nun|ab jetzt)(?!\p{L})/iu,
  /\b(?:dear|hey|hello|note to(?: the)?) (?:assistant|ai|chatbot|language model|llm|gpt|claude)\b/iu,
  /\b(?:developer|god|admin|debug) mode\b/iu,
  // Texts that are to hold something.
  /\b(?:write|add|put|insert|include|mention|append|link|end|begin|start|use|repeat)\b.{0,160}\b(?:(?:in|into|to|with|of) )?(?:every|each|all)(?: of (?:your|the))? (?:posts?|texts?|tweets?|captions?|variants?|answers?|wordings?)\b/iu,
  /\b(?:end|begin|start|close)\b.{0,20}\b(?:every|each|all)(?: of (?:your|the))? (?:posts?|texts?|tweets?|captions?|variants?|answers?)\b/iu,
  /(?<!\p{L})(?:schreib\p{L}*|füge?|setze?|nenne?|erwähne?|verlinke?)(?!\p{L}).{0,160}(?<!\p{L})(?:in|an|unter) (?:jeden|alle|sämtliche) (?:posts?|beitr|texte?|antwort|variante)/iu,
  /\b(?:system prompt|your (?:system )?(?:instructions|prompt)|the text above)\b/iu,
  /\bremember [a-z]\s*=/iu,
  // Codes and commands.
  /\b(?:decode|encode|obey|base64|base32|rot13)\b.{0,80}(?:\b(?:base64|base32|rot13|hex|obey)\b|[A-Za-z0-9+/]{24,})/iu,
  /\bin (?:base64|base32|rot13|hexadecimal)\b/iu,
  /\|\s*(?:ba|z)?sh\b|\b(?:curl|wget)\s+\S*:\/\//iu,
  // Marks of turns in conversations with models.
  /<\|[\w-]+\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant|tool_call|function_call)>|"role"\s*:\s*"(?:system|assistant)"/iu
]
