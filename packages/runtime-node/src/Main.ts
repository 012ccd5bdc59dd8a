/**
 * The wiring of the command line: which adapter stands behind each port.
 *
 * @since 0.1.0
 */
import { Audit } from "@postwright/core/audit/Audit"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { type Platform } from "@postwright/core/content/Platform"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { EventBus } from "@postwright/core/events/EventBus"
import { AssetLibrary } from "@postwright/core/media/AssetLibrary"
import { MediaRepairs } from "@postwright/core/media/MediaRepairs"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { ModerationModels } from "@postwright/core/policy/ModerationModels"
import { Policies } from "@postwright/core/policy/Policies"
import { PolicyStore } from "@postwright/core/policy/PolicyStore"
import * as Postwright from "@postwright/core/Postwright"
import { Connectors } from "@postwright/core/publishing/Connectors"
import { Publishing } from "@postwright/core/publishing/Publishing"
import { SocialAccountStore } from "@postwright/core/publishing/SocialAccountStore"
import { Ledger } from "@postwright/core/usage/Ledger"
import * as CanvasCards from "@postwright/providers/media/canvas/CanvasCards"
import * as CanvasReports from "@postwright/providers/media/canvas/CanvasReports"
import * as EspeakSpeechModel from "@postwright/providers/media/espeak/EspeakSpeechModel"
import * as Ffmpeg from "@postwright/providers/media/ffmpeg/Ffmpeg"
import * as XConnector from "@postwright/providers/networks/x/XConnector"
import * as WebSourceReader from "@postwright/providers/sources/web/WebSourceReader"
import * as FsSourceReader from "@postwright/storage/fs/FsSourceReader"
import * as FsStorage from "@postwright/storage/fs/FsStorage"
import { Layer, type Redacted } from "effect"
import { FetchHttpClient } from "effect/http"
import { type MediaModelsLayer } from "./config/MediaModels.ts"
import { type ModelsLayer } from "./config/Models.ts"
import { type MediaPrograms } from "./config/Settings.ts"
import * as PublicationStoreObjects from "./cli/PublicationStoreObjects.ts"

/** Who draws, prints, renders and measures. Nothing is loaded, and no program is looked for, before there is something to make. */
const mediaTools = (programs: MediaPrograms, folders: ReadonlyArray<string>) =>
  Layer.mergeAll(
    MediaTools.layerCards.pipe(Layer.provide(CanvasCards.layer({ folders }))),
    MediaTools.layerReports.pipe(Layer.provide(CanvasReports.layer({ folders }))),
    Layer.merge(MediaTools.layerRenderer, MediaTools.layerSounds).pipe(
      Layer.provide(Ffmpeg.layer({ ...programs, fonts: { folders } }))
    ),
    EspeakSpeechModel.layer()
  )

/**
 * What `generate` runs on. `stateFolder`: absolute path; what must outlive the process is kept there. `models`: those
 * that may be asked. `mediaModels`: those that speak, paint and look at pictures. `programs`: what makes pictures and videos; none are made without it. `fonts`:
 * folders with fonts, looked at first.
 */
export const generateLayer = (options: {
  readonly stateFolder: string
  readonly models?: ModelsLayer
  readonly mediaModels?: MediaModelsLayer
  readonly programs?: MediaPrograms
  readonly fonts?: ReadonlyArray<string>
}) =>
  Postwright.layer.pipe(
    Layer.provide(Ledger.layer.pipe(Layer.provideMerge(FsStorage.layer({ directory: options.stateFolder })))),
    Layer.provide([
      FsSourceReader.layer(),
      WebSourceReader.layer(),
      mediaTools(options.programs ?? {}, options.fonts ?? []),
      options.models ?? Layer.empty,
      options.mediaModels ?? Layer.empty
    ]),
    Layer.provideMerge(Postwright.registries)
  )

/** What tells the cost of a campaign: as `generateLayer`, and nothing is kept. */
export const estimateLayer = (options: { readonly models: ModelsLayer; readonly mediaModels?: MediaModelsLayer }) =>
  Postwright.layer.pipe(
    Layer.provide(Layer.fresh(Postwright.storesMemory)),
    Layer.provide([
      FsSourceReader.layer(),
      WebSourceReader.layer(),
      EspeakSpeechModel.layer(),
      options.models,
      options.mediaModels ?? Layer.empty
    ]),
    Layer.provideMerge(Postwright.registries)
  )

/** What changes and reads the organization's settings of the policy. `stateFolder`: where they are kept, an absolute path. */
export const policyLayer = (options: { readonly stateFolder: string }) =>
  Layer.merge(Policies.layer.pipe(Layer.provide(ModerationModels.layer)), PolicyStore.layer).pipe(
    Layer.provide(FsStorage.layer({ directory: options.stateFolder }))
  )

/** The library of a campaign's media. `stateFolder`: where it is kept, an absolute path. */
export const libraryLayer = (options: { readonly stateFolder: string }) =>
  AssetLibrary.layer.pipe(Layer.provide(FsStorage.layer({ directory: options.stateFolder })))

/** What `media` runs on. */
export const mediaLayer = (programs: MediaPrograms) =>
  MediaRepairs.layer.pipe(
    Layer.provideMerge(MediaTools.layerRenderer.pipe(Layer.provide(Ffmpeg.layer(programs)))),
    Layer.provideMerge(MediaTools.layer)
  )

/** The networks that `publish` has a connector for. */
export const publishPlatforms: ReadonlyArray<Platform> = ["x"]

/** What `publish` runs on. `stateFolder`: where it is kept what was sent; nothing is kept without one. `baseUrl`: the origin of a simulator; the real X when it is not given. */
export const publishLayer = (options: {
  readonly stateFolder: string | undefined
  readonly baseUrl: string | undefined
  readonly threads: boolean
  readonly accessToken: Redacted.Redacted<string>
}) =>
  Publishing.layer.pipe(
    Layer.provideMerge(
      XConnector.layer({
        threads: options.threads,
        ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl })
      }).pipe(Layer.provideMerge(Connectors.layer), Layer.provide(FetchHttpClient.layer))
    ),
    Layer.provideMerge(SocialAccountStore.layerMemory),
    Layer.provide([
      PublicationStoreObjects.layer,
      Credentials.layerFixed({ x: options.accessToken }),
      Audit.layer,
      EventBus.layerMemory
    ]),
    Layer.provide(
      options.stateFolder === undefined
        ? Layer.mergeAll(ObjectStore.layerMemory, AuditLog.layerMemory)
        : FsStorage.layer({ directory: options.stateFolder })
    )
  )
