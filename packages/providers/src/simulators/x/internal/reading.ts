/**
 * Lookups and timelines of the simulated X.
 *
 * @since 0.1.0
 */
import { DateTime, Option } from "effect"
import { timelineDepth } from "../XSimulatorLimits.ts"
import { type SimulatedPost } from "../XSimulatorState.ts"
import { answer, invalidRequest, problem, type Reply } from "./answers.ts"
import { type State } from "./state.ts"

type Query = Readonly<Record<string, string>>

/** `GET /2/tweets?ids=` and `GET /2/tweets/:id`: what is there, and a problem for what is not. */
export const lookup = (state: State, query: Query, id?: string): Reply => {
  const ids = id === undefined ? (query["ids"] ?? "").split(",").filter((item) => item !== "") : [id]
  if (ids.length === 0 || ids.length > 100) return invalidRequest("The number of ids must be 1 to 100.")
  if (!ids.every((item) => /^[0-9]{1,19}$/.test(item))) return invalidRequest("An id is not valid.")
  const fields = fieldsOf(query)
  const found = ids.flatMap((item) => state.posts.filter((post) => post.id === item))
  const errors = ids
    .filter((item) => !found.some((post) => post.id === item))
    .map((item) => ({
      resource_id: item,
      resource_type: "tweet",
      parameter: id === undefined ? "ids" : "id",
      value: item,
      title: "Not Found Error",
      detail: `Could not find tweet with ${id === undefined ? "ids" : "id"}: [${item}].`,
      type: "https://api.x.com/2/problems/resource-not-found"
    }))
  const data = found.map((post) => present(post, fields))
  return answer(200, {
    ...(data.length === 0 ? {} : { data: id === undefined ? data : data[0] }),
    ...(errors.length === 0 ? {} : { errors })
  })
}

/** `GET /2/users/:id/tweets`: newest first. `visibleUntil` is how far the index of timelines has come. */
export const timeline = (state: State, query: Query, userId: string, visibleUntil: number): Reply => {
  const size = query["max_results"] === undefined ? 10 : Number(query["max_results"])
  if (!Number.isInteger(size) || size < 5 || size > 100) {
    return invalidRequest(
      `The \`max_results\` query parameter value [${query["max_results"]}] is not between 5 and 100`
    )
  }
  if (!state.users.some((user) => user.id === userId)) {
    return problem(404, `Could not find user with id: [${userId}].`, {
      type: "resource-not-found",
      title: "Not Found Error"
    })
  }
  const bounds = ["since_id", "until_id"].map((name) => query[name])
  if (!bounds.every((item) => item === undefined || /^[0-9]{1,19}$/.test(item)))
    return invalidRequest("An id is not valid.")
  const times = ["start_time", "end_time"].map((name) => query[name])
  if (!times.every((item) => item === undefined || Option.isSome(DateTime.make(item)))) {
    return invalidRequest("A time is not valid.")
  }
  const exclude = (query["exclude"] ?? "").split(",")
  const all = [...state.posts]
    .filter((post) => post.authorId === userId && post.createdAtMillis <= visibleUntil)
    .filter((post) => !(exclude.includes("replies") && post.inReplyToId !== undefined))
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
    .slice(0, timelineDepth)
    .filter((post) => isWithin(post, query))
  const offset = query["pagination_token"] === undefined ? 0 : Number.parseInt(query["pagination_token"], 32)
  if (!Number.isInteger(offset) || offset < 0) return invalidRequest("The `pagination_token` is not valid.")
  const page = all.slice(offset, offset + size)
  const [newest, oldest] = [page[0], page.at(-1)]
  return answer(200, {
    ...(page.length === 0 ? {} : { data: page.map((post) => present(post, fieldsOf(query))) }),
    meta: {
      result_count: page.length,
      ...(newest === undefined ? {} : { newest_id: newest.id }),
      ...(oldest === undefined ? {} : { oldest_id: oldest.id }),
      ...(offset + size < all.length ? { next_token: (offset + size).toString(32) } : {})
    }
  })
}

const isWithin = (post: SimulatedPost, query: Query): boolean => {
  const { since_id, until_id, start_time, end_time } = query
  return (
    (since_id === undefined || BigInt(post.id) > BigInt(since_id)) &&
    (until_id === undefined || BigInt(post.id) < BigInt(until_id)) &&
    (start_time === undefined || post.createdAtMillis >= DateTime.toEpochMillis(DateTime.makeUnsafe(start_time))) &&
    (end_time === undefined || post.createdAtMillis < DateTime.toEpochMillis(DateTime.makeUnsafe(end_time)))
  )
}

const fieldsOf = (query: Query): ReadonlyArray<string> =>
  (query["tweet.fields"] ?? query["post.fields"] ?? "").split(",")

// Unless asked for more, X gives id, text and edit history.
const present = (post: SimulatedPost, fields: ReadonlyArray<string>): Readonly<Record<string, unknown>> => {
  const points = [...post.text]
  const isLong = points.length > 280 && post.urls.length === 0
  return {
    id: post.id,
    text: isLong ? `${points.slice(0, 275).join("")}…` : post.text,
    edit_history_tweet_ids: [post.id],
    ...(fields.includes("author_id") ? { author_id: post.authorId } : {}),
    ...(fields.includes("created_at")
      ? { created_at: DateTime.formatIso(DateTime.makeUnsafe(post.createdAtMillis)) }
      : {}),
    ...(fields.includes("conversation_id") ? { conversation_id: post.conversationId } : {}),
    ...(fields.includes("entities") && post.urls.length > 0 ? { entities: { urls: post.urls } } : {}),
    ...(fields.includes("note_tweet") && isLong ? { note_tweet: { text: post.text } } : {}),
    ...(fields.includes("paid_partnership") && post.paidPartnership ? { paid_partnership: true } : {}),
    ...(fields.includes("referenced_tweets") && post.inReplyToId !== undefined
      ? { referenced_tweets: [{ type: "replied_to", id: post.inReplyToId }] }
      : {})
  }
}
