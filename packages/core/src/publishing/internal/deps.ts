/**
 * What the parts of a turn share.
 *
 * @since 0.1.0
 */
import { type Credentials } from "../../credentials/Credentials.ts"
import { type Connectors } from "../Connectors.ts"
import { type PublicationStore } from "../PublicationStore.ts"
import { type PublishingPolicyOptions } from "../PublishingPolicy.ts"
import { type SocialAccountStore } from "../SocialAccountStore.ts"
import { type Access } from "./access.ts"
import { type Books } from "./books.ts"
import { type Leaving } from "./leaving.ts"

/** What a worker's turn works with. */
export interface TurnDeps {
  readonly store: PublicationStore["Service"]
  readonly accounts: SocialAccountStore["Service"]
  readonly connectors: Connectors["Service"]
  readonly credentials: Credentials["Service"]
  readonly policy: PublishingPolicyOptions
  readonly books: Books
}

/** What the parts of a turn share. */
export interface StepDeps extends TurnDeps {
  readonly access: Access
  readonly leaving: Leaving
}
