import { type NarrationWarning } from "../Timeline.ts"

export const timesEstimated: NarrationWarning = {
  code: "times-estimated",
  message: {
    en: "When each word is spoken was estimated: neither the voice nor a transcription model told it",
    de: "Wann jedes Wort gesprochen wird, wurde geschätzt: Weder die Stimme noch ein Transkriptionsmodell hat es gesagt"
  }
}
export const lengthEstimated: NarrationWarning = {
  code: "length-estimated",
  message: {
    en: "The length of the sound was estimated, because nothing here could measure it",
    de: "Die Länge des Tons wurde geschätzt, weil ihn hier nichts messen konnte"
  }
}
export const nothingHeard: NarrationWarning = {
  code: "nothing-heard",
  message: {
    en: "The transcription model heard no word in the recording",
    de: "Das Transkriptionsmodell hat in der Aufnahme kein Wort gehört"
  }
}
export const differs = (matched: number): NarrationWarning => ({
  code: "recording-differs",
  message: {
    en: `Only ${Math.round(matched * 100)} % of the script were heard in the recording: captions may not say what is spoken`,
    de: `Nur ${Math.round(matched * 100)} % des Skripts waren in der Aufnahme zu hören: Untertitel sagen vielleicht etwas anderes als die Stimme`
  }
})
