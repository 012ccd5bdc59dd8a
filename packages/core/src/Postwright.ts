/**
 * Everything of core in one layer, for Effect users: the services over the ports, with the ports open or in memory.
 *
 * @since 0.1.0
 */
import { Layer } from "effect"
import { AgentRunner } from "./agents/AgentRunner.ts"
import { Prompts } from "./agents/Prompts.ts"
import { Insights } from "./analytics/Insights.ts"
import { AuditLog } from "./audit/AuditLog.ts"
import { CampaignMedia } from "./campaign/CampaignMedia.ts"
import { Campaigns } from "./campaign/Campaigns.ts"
import { PlanReview } from "./campaign/PlanReview.ts"
import { Translations } from "./campaign/Translations.ts"
import { Replies } from "./community/Replies.ts"
import { EventBus } from "./events/EventBus.ts"
import type { FlowError } from "./flow/FlowError.ts"
import * as FlowsJournal from "./flow/FlowsJournal.ts"
import { JournalStore } from "./flow/JournalStore.ts"
import { SourceReaders } from "./knowledge/SourceReader.ts"
import { MediaTools } from "./media/MediaTools.ts"
import { Narration } from "./media/Narration.ts"
import { Transcripts } from "./media/Transcripts.ts"
import { EmbeddingModels } from "./models/EmbeddingModels.ts"
import { ImageModels } from "./models/ImageModels.ts"
import { LanguageModels } from "./models/LanguageModels.ts"
import { SpeechModels } from "./models/SpeechModels.ts"
import { TranscriptionModels } from "./models/TranscriptionModels.ts"
import { VideoModels } from "./models/VideoModels.ts"
import { ObjectStore } from "./objects/ObjectStore.ts"
import { ModerationModels } from "./policy/ModerationModels.ts"
import { Policies } from "./policy/Policies.ts"
import { Ledger } from "./usage/Ledger.ts"

/** Where core keeps what must last. Several adapters of one kind cannot serve at once: the last one provided counts. */
export type Stores = ObjectStore | JournalStore | AuditLog | Ledger

/** Where adapters register themselves: any number of each kind. */
export type Registries =
  | SourceReaders
  | LanguageModels
  | EmbeddingModels
  | ImageModels
  | VideoModels
  | SpeechModels
  | TranscriptionModels
  | ModerationModels
  | MediaTools

/** Empty registries. */
export const registries: Layer.Layer<Registries> = Layer.mergeAll(
  SourceReaders.layer,
  LanguageModels.layer,
  EmbeddingModels.layer,
  ImageModels.layer,
  VideoModels.layer,
  SpeechModels.layer,
  TranscriptionModels.layer,
  ModerationModels.layer,
  MediaTools.layer
)

/** Stores in this process, lost on restart. */
export const storesMemory: Layer.Layer<Stores> = Layer.mergeAll(
  ObjectStore.layerMemory,
  JournalStore.layerMemory,
  AuditLog.layerMemory,
  Ledger.layerMemory
)

/** The use cases. `AgentRunner` runs agents of your own with the models, the ledger and the records of campaigns. */
export type Services =
  | Campaigns
  | CampaignMedia
  | PlanReview
  | Insights
  | Translations
  | Replies
  | Narration
  | Transcripts
  | Policies
  | Prompts
  | AgentRunner
  | EventBus

/** The services, over stores and registries that you provide. Events go to an in-process bus, which is provided too. */
export const layer: Layer.Layer<Services, FlowError, Stores | Registries> = Layer.merge(
  Replies.layer,
  Translations.layer
).pipe(
  Layer.provideMerge(
    Layer.mergeAll(
      Campaigns.layer,
      CampaignMedia.layer,
      PlanReview.layer,
      Insights.layer,
      Narration.layer,
      Transcripts.layer,
      Policies.layer,
      Prompts.layer
    )
  ),
  Layer.provide(FlowsJournal.layer),
  Layer.provideMerge(AgentRunner.layer),
  Layer.provideMerge(EventBus.layerMemory)
)

/** The services over memory and empty registries: sources are given as text, and no model is used. */
export const layerMemory: Layer.Layer<Services, FlowError> = layer.pipe(
  Layer.provide(Layer.mergeAll(storesMemory, registries))
)
