import type { GraphQLSchema } from 'graphql';

import type { Policy } from '#domain/access/policy.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import type { SignInMode } from '#domain/access/sign-in-mode.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { RequestKind } from '#domain/cost/allowances.js';
import type { OperationCost } from '#domain/cost/cost-of-operation.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { ReadingLog } from '#platform/audit/reading-log.js';
import type { RefusalLog } from '#platform/audit/refusal-log.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import type { HeavyWork } from '#platform/fair-share/heavy-work.js';
import type { Work } from '#platform/fair-share/time-slices.js';
import type { Entered, WorkGate } from '#platform/fair-share/work-gate.js';
import type { MailDoor } from '#platform/mail/transport.js';
import type { AnswerSource } from '#platform/metrics.js';
import type { PrismaClient } from '#platform/prisma.js';

import type { CurrentOperation } from './current-operation.js';
import type { DataVersionRead } from './send-data-version.js';

export interface Context {
  readonly database: Database;
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  /** Collects refusals for the log. */
  readonly refusals: Pick<RefusalLog, 'note'>;
  /** Logs that a person reads the log or the list of people. */
  readonly readings: Pick<ReadingLog, 'note'>;
  readonly referenceData: ReferenceData;
  /** Reads the lists again after they were changed. */
  readonly readReferenceDataAgain: () => Promise<ReferenceData>;
  /** The schema against which saved questions are checked. */
  readonly schema: GraphQLSchema;
  /** Whether figures may be read from rollups. If not, they are read only from records. */
  readonly doesReadRollups: boolean;
  /** Whether small rollups are kept in memory. If not, the database adds them up each time. */
  readonly doesHoldRollups: boolean;
  /**
   * Whether answers are cached for callers with the same access. If not, each answer is computed.
   */
  readonly doesKeepAnswers: boolean;
  /** Called with the source of each answer. */
  readonly countAnswer: (source: AnswerSource) => void;
  /** Sends emails, and is notified when an email was queued. */
  readonly mail: MailDoor;
  readonly signInMode: SignInMode;
  /** Who makes the request, and in which session. */
  readonly identity: RequestIdentity;
  /** The viewer of the request, whose grants apply. */
  readonly viewer: Viewer;
  /** Checks the caller and their grants again, after a wait and before a change. */
  readonly lookAgain: () => Promise<Pick<Context, 'identity' | 'viewer' | 'policy'>>;
  /**
   * Checks the caller and their grants again before figures are read, after a wait.
   *
   * @throws FORBIDDEN if the caller may no longer see figures
   */
  readonly lookAgainAtFigures: Context['lookAgain'];
  /** The data versions that the figures of the answer depend on. */
  readonly dataRead: DataVersionRead;
  /** The notes about the operation, from which its answer can be sent again. */
  readonly operation: CurrentOperation<Context>;
  /**
   * Notes a question for figures that was answered: the field and its arguments. All questions of
   * an operation are stored as one row when the answer is sent; the caller does not wait for this.
   */
  readonly keepQuestion: (operation: string, question: unknown) => void;
  /**
   * Logs a fault in a part of an answer, so that the other parts can still be answered.
   *
   * @returns the reference of the log entry
   */
  readonly logFault: (error: unknown) => string;
  /** The caller to whose allowance the request is charged. */
  readonly caller: string;
  readonly requestKind: RequestKind;
  /** Lets long work take turns, and stops it when the caller has left. */
  readonly work: Work;
  /** Runs a function when the answer has been sent, or the caller has left. */
  readonly onClosed: (then: () => void) => void;
  /**
   * Charges further costs, which are known only once something is read.
   *
   * @throws if the caller's allowance is too small
   */
  readonly takeMore: (price: OperationCost) => Promise<void>;
  /** The operation's place among the caller's running operations. */
  readonly place: Entered;
  /** The operation's place among the expensive operations of all callers. */
  readonly heavyWork: HeavyWork;
  /** The gate that limits how many returns are screened or published at once, by agency. */
  readonly screeningGate: WorkGate;
  /** The policy for the viewer's figures. */
  readonly policy: Policy;
}
