import { PolicyStore } from "@postwright/core/policy/PolicyStore"
import * as PolicyStoreContract from "@postwright/core/testing/policy/PolicyStoreContract"
import { suite } from "@postwright/core/testing/vitest"
import * as FsObjectStore from "@postwright/storage/fs/FsObjectStore"
import { Effect, Layer } from "effect"
import { temporaryDirectory } from "./internal/place.ts"

suite(
  "PolicyStore (objects in files)",
  PolicyStoreContract.cases({
    open: Effect.map(temporaryDirectory, (directory) =>
      PolicyStore.layer.pipe(Layer.provide(FsObjectStore.layer({ directory })))
    ),
    survivesRestart: true
  })
)
