import { Audit } from "@postwright/core/audit/Audit"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { EventBus } from "@postwright/core/events/EventBus"
import { type PublicationId, PublicationId as makeId } from "@postwright/core/publishing/Attempt"
import { type Connector } from "@postwright/core/publishing/Connector"
import { Connectors } from "@postwright/core/publishing/Connectors"
import { Approval } from "@postwright/core/publishing/Publication"
import {
  contentHashOf,
  Disclosure,
  noDisclosure,
  PublicationContent
} from "@postwright/core/publishing/PublicationContent"
import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { type PublicationRequest, Publishing } from "@postwright/core/publishing/Publishing"
import { SocialAccountStore } from "@postwright/core/publishing/SocialAccountStore"
import { Actor, CurrentActor, localOwner, type Role } from "@postwright/core/tenancy/Actor"
import * as ScriptedNetwork from "@postwright/core/testing/publishing/ScriptedNetwork"
import { Context, DateTime, Effect, Layer, Redacted } from "effect"
import { TestClock } from "effect/testing"

/** The network that a test talks to. */
export class Network extends Context.Service<Network, ScriptedNetwork.ScriptedLab>()("test/Network") {}

export interface Setup extends ScriptedNetwork.ScriptedNetworkOptions {
  readonly credentials?: Layer.Layer<Credentials>
  readonly connector?: (connector: Connector) => Connector
}

const { scriptedAccount, scriptedToken } = ScriptedNetwork

/** Publishing over a scripted network, everything in memory. */
export const publishing = (setup: Setup = {}) =>
  Layer.unwrap(
    Effect.sync(() => {
      const { connector, lab } = ScriptedNetwork.make({ ...setup, advance: TestClock.adjust })
      return Publishing.layer.pipe(
        Layer.provideMerge(
          Layer.effectDiscard(Effect.flatMap(SocialAccountStore, (store) => store.save(scriptedAccount)))
        ),
        Layer.provideMerge(
          Layer.mergeAll(
            PublicationStore.layerMemory,
            SocialAccountStore.layerMemory,
            Connectors.layerOf(setup.connector === undefined ? connector : setup.connector(connector)),
            setup.credentials ?? Credentials.layerFixed({ x: Redacted.make(scriptedToken) }),
            Audit.layer.pipe(Layer.provideMerge(AuditLog.layerMemory)),
            EventBus.layerMemory,
            Layer.succeed(Network, lab),
            Layer.succeed(CurrentActor, localOwner)
          )
        )
      )
    })
  )

export const as = (role: Role) => Effect.provideService(CurrentActor, new Actor({ ...localOwner, role }))

export const content = (...texts: readonly [string, ...Array<string>]): PublicationContent =>
  new PublicationContent({
    format: texts.length === 1 ? "post" : "thread",
    text: texts.join("\n\n"),
    ...(texts.length === 1 ? {} : { parts: texts }),
    media: [],
    disclosure: noDisclosure
  })

export const disclosed = (change: Partial<Disclosure>): Disclosure => new Disclosure({ ...noDisclosure, ...change })

/** Approved for the scripted account from the epoch on, for a month. */
export const approved = (of: PublicationContent, change: Partial<ConstructorParameters<typeof Approval>[0]> = {}) =>
  new Approval({
    contentHash: contentHashOf({ platform: scriptedAccount.platform, accountId: scriptedAccount.id }, of),
    approvedBy: localOwner.memberId,
    approvedAt: DateTime.makeUnsafe(0),
    notBefore: DateTime.makeUnsafe(0),
    notAfter: DateTime.makeUnsafe("1970-02-01T00:00:00Z"),
    ...change
  })

export const request = (id: string, of: PublicationContent = content(`Post ${id}`)): PublicationRequest => ({
  id: makeId.make(id),
  accountId: scriptedAccount.id,
  content: of,
  approval: approved(of)
})

export const idOf = (id: string): PublicationId => makeId.make(id)

/** Takes due turns and lets time pass to the next one, until nothing is due within the span. */
export const runFor = Effect.fnUntraced(function* (minutes: number, step = 1) {
  const service = yield* Publishing
  yield* service.publishDue
  for (let passed = 0; passed < minutes; passed += step) {
    yield* TestClock.adjust(`${step} minutes`)
    yield* service.publishDue
  }
})

/** An instant, so many minutes after the clock of tests begins. */
export const minutes = (count: number) => DateTime.add(DateTime.makeUnsafe(0), { minutes: count })

/** The reason that an operation fails with. */
export const tagOf = <A, E extends { readonly reason: { readonly _tag: string } }, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.flip(effect), (error) => error.reason._tag)
