/**
 * What the schedule optimizer is asked.
 *
 * @since 0.1.0
 */
import { type PostResult } from "../../analytics/PostResult.ts"
import { type Brief } from "../../campaign/Brief.ts"
import { type Platform } from "../../content/Platform.ts"
import { type LanguageTag } from "../../text/Language.ts"

/** A slot of the plan, as far as its time goes. */
export interface SchedulerSlot {
  readonly slotId: string
  readonly platform: Platform
  /** RFC 3339 with offset. */
  readonly startsAt: string
  /** IANA zone of the audience. */
  readonly timeZone: string
  /** Whether its time stays: it is approved, locked or on its way. */
  readonly isFixed: boolean
  /** Last local date (`2027-03-13`) on which its post is still true. Absent: it does not age. */
  readonly expiresOn?: string | undefined
}

/** Hours of the day between which posts may go out, by the clocks of the audience. */
export interface HourWindow {
  /** First full hour, 0 to 23. */
  readonly fromHour: number
  /** Hour at which it ends, 1 to 24. */
  readonly toHour: number
}

export interface SchedulerInput {
  /** Every slot of the plan, fixed ones too: moves keep their distance from all of them. */
  readonly slots: ReadonlyArray<SchedulerSlot>
  readonly results: ReadonlyArray<PostResult>
  /** RFC 3339 with offset: nothing moves before it, and nothing that lies before it moves. */
  readonly now: string
  /** @default 7 to 22 */
  readonly windows?: HourWindow | undefined
  /** Days that a slot may move by. @default 0: it stays on its local day */
  readonly maxDayShift?: 0 | 1 | undefined
  /** Names the language of the team. */
  readonly brief?: Pick<Brief, "topic" | "audience" | "goals" | "brand" | "languages"> | undefined
  /** Language of the reasons. @default the brief's first one, else English */
  readonly language?: LanguageTag | undefined
}

/** The hours between which posts go out where nobody says otherwise. */
export const usualWindow: HourWindow = { fromHour: 7, toHour: 22 }
