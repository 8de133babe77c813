import { randomUUID } from 'node:crypto';

import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { actingIn } from '#domain/access/acting.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import { type SenderRights, toSenderRights } from '#domain/returns/sender-rights.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import { type ImportOutcome, importReturns } from '#features/returns/import-returns.js';
import { toScreeningEntry } from '#features/returns/note-screening.js';
import { openFoundReturn } from '#features/returns/return-file.js';
import type { FileToStage } from '#features/returns/stage-returns.js';
import { chooseTable } from '#features/returns/staging/choose-table.js';
import { screenStaged } from '#features/returns/staging/screen-staged.js';
import { stageFile } from '#features/returns/staging/stage-file.js';
import { OutcomeUnknown } from '#platform/database.js';
import { findOutage, unknownSentence } from '#platform/database-away.js';
import { type SlotLimits, slotLimits, Slots, toSlotPerson } from '#platform/fair-share/slots.js';
import type { Entered, WorkGate } from '#platform/fair-share/work-gate.js';

import { AnswerLines } from './answer-lines.js';
import {
  type AskingParts,
  findRefusal,
  readSentRequest,
  type Refused,
  type SentParams,
  type SentRequest,
  type SentReturn,
} from './read-sent-request.js';
import {
  NotReceived,
  type ReceivedFile,
  receiveFiles,
  type ReceivingLimits,
} from './receive-files.js';
import { SENT_ANSWER_TYPE } from './sent-answer.js';

export interface ImportParts extends AskingParts {
  readonly logger: FastifyBaseLogger;
  readonly recognise: (request: FastifyRequest) => Promise<RequestIdentity>;
  /** The gate before screening, shared with returns sent in the browser. */
  readonly screeningGate: WorkGate;
  /** The limits; the usual ones if left out. */
  readonly receiving?: Partial<ReceivingLimits>;
}

const receivingLimits: ReceivingLimits = {
  maxBytes: 500_000_000,
  maxFiles: 100,
  stallTimeoutMs: 30_000,
  timeoutMs: 30 * 60_000,
};

/** Accepts returns as files, and handles them as the import command does. */
export async function serveImports(app: FastifyInstance, parts: ImportParts): Promise<void> {
  // While files arrive they only take up space on the disk.
  const slots = new Slots();
  await app.register((scoped, _options, done) => {
    // The body is read where it is needed, piece by piece, whatever it contains.
    scoped.removeAllContentTypeParsers();
    scoped.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    scoped.route<SentParams>({
      url: '/import/returns/:dataset',
      method: 'POST',
      compress: false,
      // If a decompressor also read the body, the code that receives the files would not get all of
      // it.
      decompress: false,
      config: { doesReceiveFiles: true },
      handler: async (request, reply) => {
        const asked = await readSentRequest(request, parts);
        if (!asked.ok) return refuse(request, reply, asked);
        const slot = slots.take({ person: toSlotPerson(request), agencyId: asked.sender.id });
        if (!slot.isTaken) {
          void reply.header('retry-after', String(BUSY_SECONDS));
          return refuse(request, reply, { status: 503, sentence: describeBusy(slot.whose) });
        }
        await answer({ request, reply, asked, parts }).finally(slot.leave);
        return reply;
      },
    });
    done();
  });
}

/** Seconds after which to try again while too many imports are being sent. */
const BUSY_SECONDS = 180;

function describeBusy(whose: keyof SlotLimits): string {
  const why = {
    ofPerson: `You are already sending ${slotLimits.ofPerson} imports`,
    ofAgency: `This agency is already sending ${slotLimits.ofAgency} imports`,
    forAnother: 'Many imports are being sent, and you are sending one of them',
    forColleague: 'Many imports are being sent, some of them by this agency',
    most: `Others are already sending ${slotLimits.most} imports`,
  }[whose];
  return `${why}. Try again in a few minutes.`;
}

interface Answering {
  readonly request: SentRequest;
  readonly reply: FastifyReply;
  readonly asked: SentReturn;
  readonly parts: ImportParts;
}

/** Receives the files, then answers line by line, and ends after the last line. */
async function answer({ request, reply, asked, parts }: Answering): Promise<void> {
  const leaving = hearOfLeaving(reply);
  const receiving = await receive(request, parts);
  if (!receiving.ok) {
    refuse(request, reply, receiving);
    return;
  }
  const { received } = receiving;
  try {
    // A token or a grant may have ended while the files arrived.
    const now = await lookAgain({ request, asked, parts });
    if (!now.ok) {
      refuse(request, reply, now);
      return;
    }
    const lines = new AnswerLines();
    void reply
      .type(SENT_ANSWER_TYPE)
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(lines.body);
    await importInto(lines, { request, received, asked: now, parts, leaving });
  } finally {
    for (const { handle } of received) await handle.close();
  }
}

/** Aborts once the sender has gone, and at once if they have gone already. */
function hearOfLeaving({ raw }: FastifyReply): AbortSignal {
  const leaving = new AbortController();
  if (raw.destroyed) leaving.abort();
  else raw.once('close', () => leaving.abort());
  return leaving.signal;
}

type Looking = ({ readonly ok: true } & SentReturn) | ({ readonly ok: false } & Refused);

/** Finds the sender with their current access, or says why they may no longer send. */
async function lookAgain({
  request,
  asked,
  parts,
}: Pick<Answering, 'request' | 'asked' | 'parts'>): Promise<Looking> {
  const now = { ...asked, identity: await parts.recognise(request) };
  const refused = await findRefusal(request, now, parts);
  return refused ? { ok: false, ...refused } : { ok: true, ...now };
}

type Receiving =
  | { readonly ok: true; readonly received: readonly ReceivedFile[] }
  | ({ readonly ok: false } & Refused);

async function receive(
  { raw }: SentRequest,
  { logger, receiving }: ImportParts,
): Promise<Receiving> {
  try {
    return { ok: true, received: await receiveFiles(raw, { ...receivingLimits, ...receiving }) };
  } catch (error) {
    if (error instanceof NotReceived)
      return { ok: false, status: error.status, sentence: error.message };
    return { ok: false, status: 500, sentence: toNeutral(error, logger) };
  }
}

const MANY_WAIT =
  'Many returns from this agency are already waiting to be screened, so nothing was written.';

interface Importing extends Omit<Answering, 'reply'> {
  readonly received: readonly ReceivedFile[];
  /** Aborts once the sender has gone. */
  readonly leaving: AbortSignal;
}

async function importInto(
  lines: AnswerLines,
  { request, received, asked, parts, leaving }: Importing,
): Promise<void> {
  let entered: Entered | null = null;
  try {
    entered = await parts.screeningGate.enter(asked.sender.code, leaving);
    // Returns sent in the browser wait in the same queue.
    if (entered === null) {
      lines.fail(`${MANY_WAIT} Try again in a minute.`);
      return;
    }
    // Access may have ended again while the files waited.
    const now: Looking = entered.hasWaited
      ? await lookAgain({ request, asked, parts })
      : { ok: true, ...asked };
    if (!now.ok) {
      lines.fail(now.sentence);
      return;
    }
    const { identity, sender, families } = now;
    const rights = toSenderRights(identity.viewer, sender.id, families);
    // If the sender goes before the work is done, nobody would get the result.
    const goOn = () => leaving.throwIfAborted();
    const work = { request, received, asked: now, parts, rights, goOn };
    await (now.isToStage ? stageInto(lines, work) : publishInto(lines, work));
  } catch (error) {
    if (leaving.aborted)
      parts.logger.warn(
        { err: error },
        'The sender of returns disconnected, and nothing was published',
      );
    lines.fail(leaving.aborted ? '' : toSentence(error, parts.logger));
  } finally {
    entered?.leave();
  }
}

/** Thrown if the sender may not send any more; nothing is published. */
class EndedAccess extends Error {}

function toSentence(error: unknown, logger: ImportParts['logger']): string {
  return error instanceof EndedAccess ? error.message : toNeutral(error, logger);
}

interface Admitted extends Pick<Importing, 'request' | 'received' | 'asked' | 'parts'> {
  readonly rights: SenderRights;
  /** Throws once the sender has gone. */
  readonly goOn: () => void;
}

/** Screens the files, and publishes them if requested. */
async function publishInto(
  lines: AnswerLines,
  { request, received, asked, rights, parts, goOn }: Admitted,
): Promise<void> {
  const { database, clock } = parts;
  const outcome = await importReturns(database, {
    ...asked,
    actor: actingIn(asked.identity).actor,
    rights,
    agency: asked.sender.code,
    files: received.map((file) =>
      toStage({ ...file, sheet: asked.sheet ?? null, wanted: asked.headingRow ?? null }, (done) => {
        goOn();
        lines.advance(`Screening ${file.name}`, done, file.size);
      }),
    ),
    today: clock.today(),
    now: clock.now(),
    report(line) {
      goOn();
      lines.begin(line);
    },
    async lookAgain() {
      const now = await lookAgain({ request, asked, parts });
      if (!now.ok) throw new EndedAccess(now.sentence);
    },
  });
  await logScreening(outcome, asked, parts);
  lines.finish(outcome);
}

/** Stores the file, and screens it unless somebody has to choose its columns. */
async function stageInto(
  lines: AnswerLines,
  { received, asked, rights, parts: { database, clock }, goOn }: Admitted,
): Promise<void> {
  const { sender, identity, quarter, isPartial, sheet = null, headingRow = null } = asked;
  const [file, ...others] = received;
  if (!file || others.length > 0) {
    lines.finish({ status: 'UNUSABLE', message: 'Only one file can be staged at a time.' });
    return;
  }
  lines.begin(`Reading ${file.name}`);
  try {
    const choice = await chooseTable(
      database,
      { ...file, sheet, agencyId: sender.id, goOn },
      asked,
    );
    if (!choice.ok) {
      lines.finish(choice.outcome);
      return;
    }
    const { table, parts: read } = choice;
    const kept = await stageFile(database, {
      ...{ ...file, table, quarter, sheet, headingRow, isPartial, identity },
      ...{ agencyId: sender.id, now: clock.now(), parts: read },
      goOn,
    });
    const work = {
      ...{ identity, rights, agency: sender.code, now: clock.now(), today: clock.today() },
      report(line: string) {
        goOn();
        lines.begin(line);
      },
      onProgress(done: number, total: number) {
        goOn();
        lines.advance(`Screening ${file.name}`, done, total);
      },
    };
    if (kept.isClear) await screenStaged(database, kept, work);
    lines.keep(kept.id, !kept.isClear);
  } catch (error) {
    if (!(error instanceof UnusableReturn)) throw error;
    const { message, sheets } = error;
    lines.finish({ status: 'UNUSABLE', message, ...(sheets.length > 0 ? { sheets } : {}) });
  }
}

interface FileToOpen extends ReceivedFile {
  readonly sheet: string | null;
  /** The named heading row; null if none was named. */
  readonly wanted: number | null;
}

function toStage(
  { name, handle, size, sheet, wanted }: FileToOpen,
  onRead: (done: number) => void,
): FileToStage {
  return {
    name,
    open: (columns, remembered) =>
      openFoundReturn(
        {
          ...{ handle, size, columns, sheet, onProgress: onRead },
          headings: { wanted, remembered },
        },
        name,
      ),
  };
}

async function logScreening(
  outcome: ImportOutcome,
  { table, sender, identity }: SentReturn,
  { database, clock }: ImportParts,
): Promise<void> {
  if (outcome.status !== 'SCREENED' && outcome.status !== 'FAILED') return;
  const { dataset } = table.declaration;
  await database.record(
    toScreeningEntry({
      identity,
      at: clock.now(),
      dataset,
      agencyId: sender.id,
      files: outcome.files,
    }),
  );
}

function toNeutral(error: unknown, logger: FastifyBaseLogger): string {
  const reference = randomUUID().slice(0, 8);
  logger.error({ reference, err: error }, 'Returns that were sent could not be imported');
  if (error instanceof OutcomeUnknown) return unknownSentence;
  const outage = findOutage(error);
  if (outage) return `${outage.sentence} Nothing was written.`;
  return `Something went wrong on our side, and nothing was written. Try again; if it happens again, tell the administrator this reference: ${reference}.`;
}

function refuse(
  { raw }: SentRequest,
  reply: FastifyReply,
  { status, sentence }: Refused,
): FastifyReply {
  // The rest of the request is read and dropped, so that the sender receives the answer: many listen
  // only once they have sent everything. What had begun to read it would still wait for its turn.
  raw.removeAllListeners('readable');
  raw.resume();
  return reply.code(status).send({ error: sentence });
}
