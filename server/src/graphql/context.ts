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
import type { HeavyWork } from '#platform/heavy-work.js';
import type { MailDoor } from '#platform/mail/transport.js';
import type { AnswerSource } from '#platform/metrics.js';
import type { PrismaClient } from '#platform/prisma.js';
import type { Work } from '#platform/time-slices.js';
import type { Entered, WorkGate } from '#platform/work-gate.js';

import type { CurrentOperation } from './current-operation.js';
import type { DataVersionRead } from './send-data-version.js';

/** What a resolver works with, made again for each request. */
export interface Context {
  readonly database: Database;
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  /** Collects refusals for the log. */
  readonly refusals: Pick<RefusalLog, 'note'>;
  /** Logs that somebody reads the log, or the list of people. */
  readonly readings: Pick<ReadingLog, 'note'>;
  readonly referenceData: ReferenceData;
  /** Reads the lists again after they were changed. */
  readonly readReferenceDataAgain: () => Promise<ReferenceData>;
  /** The schema by which saved questions are checked. */
  readonly schema: GraphQLSchema;
  /** Whether figures may be read from rollups, rather than from the records alone. */
  readonly doesReadRollups: boolean;
  /** Whether small rollups are held in memory, rather than added up by the database each time. */
  readonly doesHoldRollups: boolean;
  /**
   * Whether answers are cached for callers with the same access, rather than computed each time.
   */
  readonly doesKeepAnswers: boolean;
  /** Called with the source of each answer. */
  readonly countAnswer: (source: AnswerSource) => void;
  /** How emails are sent, and what is called when one was queued. */
  readonly mail: MailDoor;
  /** How people sign in. */
  readonly signInMode: SignInMode;
  /** Who asks, and in which session. */
  readonly identity: RequestIdentity;
  /** The viewer whose grants count: that of the request. */
  readonly viewer: Viewer;
  /** Checks the caller and their grants again: after a wait, and before anything is changed. */
  readonly lookAgain: () => Promise<Pick<Context, 'identity' | 'viewer' | 'policy'>>;
  /**
   * Checks them again before figures are read, after a wait.
   *
   * @throws FORBIDDEN if they may not see any now
   */
  readonly lookAgainAtFigures: Context['lookAgain'];
  /** The data versions that its figures depend on. */
  readonly dataRead: DataVersionRead;
  /** What is noted about the operation, so that its answer can be sent again. */
  readonly operation: CurrentOperation<Context>;
  /**
   * Notes a question for figures that was answered: the field and its arguments. All of an
   * operation are stored as one row when its answer is sent; nobody waits for that.
   */
  readonly keepQuestion: (operation: string, question: unknown) => void;
  /**
   * Logs a fault in a part of an answer, so that the rest of it can be answered.
   *
   * @returns the reference of its log entry
   */
  readonly logFault: (error: unknown) => string;
  /** The caller whose share of the server it uses. */
  readonly caller: string;
  readonly requestKind: RequestKind;
  /** Lets long work take turns, and stops it when the caller has left. */
  readonly work: Work;
  /** Runs something when the answer has been sent, or the caller has left. */
  readonly onClosed: (then: () => void) => void;
  /**
   * Charges more than was priced from the operation itself, for costs that are known only once
   * something is read.
   *
   * @throws if the caller may not ask for that much
   */
  readonly takeMore: (price: OperationCost) => Promise<void>;
  /** Its place among the caller's running operations. */
  readonly place: Entered;
  /** Its place among the expensive operations of all callers. */
  readonly heavyWork: HeavyWork;
  /** The gate that returns pass before they are screened or published, by agency. */
  readonly screeningGate: WorkGate;
  /** The policy for the viewer's figures. */
  readonly policy: Policy;
}
