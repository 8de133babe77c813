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

import type { DataVersionRead } from './send-data-version.js';

/** What a resolver works with, made again for each request. */
export interface Context {
  readonly database: Database;
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  /** Where refusals go on their way into the log. */
  readonly refusals: Pick<RefusalLog, 'note'>;
  /** Where reading the log, or the list of people, is noted. */
  readonly readings: Pick<ReadingLog, 'note'>;
  readonly referenceData: ReferenceData;
  /** Reads the lists once more, after they were changed. */
  readonly readReferenceDataAgain: () => Promise<ReferenceData>;
  /** The contract, which saved questions are read under. */
  readonly schema: GraphQLSchema;
  /** Whether figures may be read from rollups, as against the records alone. */
  readonly doesReadRollups: boolean;
  /** Whether small rollups are held in memory, as against added up by the database each time. */
  readonly doesHoldRollups: boolean;
  /** Whether answers are kept for the caller the same, as against worked out each time. */
  readonly doesKeepAnswers: boolean;
  /** Hears where each answer came from. */
  readonly countAnswer: (source: AnswerSource) => void;
  /** How mails leave, and who is told that one was queued. */
  readonly mail: MailDoor;
  /** How people come in. */
  readonly signInMode: SignInMode;
  /** Who asks, and in which session. */
  readonly identity: RequestIdentity;
  /** Whose grants count: the visit's viewer. */
  readonly viewer: Viewer;
  /**
   * Looks once more who asks, and what was granted to them by now: after a wait, and before
   * anything is changed.
   */
  readonly lookAgain: () => Promise<Pick<Context, 'identity' | 'viewer' | 'policy'>>;
  /**
   * The same for figures that somebody waited for.
   *
   * @throws FORBIDDEN where they may see none any more
   */
  readonly lookAgainAtFigures: Context['lookAgain'];
  /** What its figures rest on. */
  readonly dataRead: DataVersionRead;
  /**
   * Keeps a question for figures that was answered: the field that was asked, and what was asked of
   * it. Nobody waits for it.
   */
  readonly keepQuestion: (operation: string, question: unknown) => void;
  /**
   * Puts a fault of a part of an answer into the log, so that the rest of it can be answered: under
   * the reference that it returns.
   */
  readonly logFault: (error: unknown) => string;
  /** Whose share of the server it takes. */
  readonly caller: string;
  readonly askedFor: RequestKind;
  /** What long work takes turns by, and hears of the caller that they have left. */
  readonly work: Work;
  /** Has something done when the answer has gone, or the caller has. */
  readonly onClosed: (then: () => void) => void;
  /**
   * Takes more of the allowance than was priced from the operation itself, for what shows only once
   * something is read.
   *
   * @throws for anyone who may not ask for that much
   */
  readonly takeMore: (price: OperationCost) => Promise<void>;
  /** Its place among what its caller has in work. */
  readonly place: Entered;
  /** Its place among what is dear, of all callers. */
  readonly heavyWork: HeavyWork;
  /** What returns pass before they are screened or published, by name of their agency. */
  readonly screeningGate: WorkGate;
  /** What the viewer's figures pass through. */
  readonly policy: Policy;
}
