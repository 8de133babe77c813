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
import { screenStaged } from '#features/returns/staging/screen-staged.js';
import { stageFile } from '#features/returns/staging/stage-file.js';
import { type SlotLimits, slotLimits, Slots, toSlotPerson } from '#platform/slots.js';
import type { Entered, WorkGate } from '#platform/work-gate.js';

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
  /** What is passed before files are screened, with what is screened in the browser. */
  readonly screeningGate: WorkGate;
  /** What is taken; the usual where it is left out. */
  readonly receiving?: Partial<ReceivingLimits>;
}

const receivingLimits: ReceivingLimits = {
  maxBytes: 500_000_000,
  maxFiles: 100,
  stallTimeoutMs: 30_000,
  timeoutMs: 30 * 60_000,
};

/** Takes returns as files, and does with them what the import command does. */
export async function serveImports(app: FastifyInstance, parts: ImportParts): Promise<void> {
  // While files come they hold nothing but room on the disk.
  const slots = new Slots();
  await app.register((scoped, _options, done) => {
    // The body is read where it is wanted, piece by piece, and whatever it is.
    scoped.removeAllContentTypeParsers();
    scoped.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    scoped.route<SentParams>({
      url: '/import/returns/:dataset',
      method: 'POST',
      compress: false,
      // What is read by two, the files and the unpacking of a body, is whole for neither.
      decompress: false,
      config: { doesReceiveFiles: true },
      handler: async (request, reply) => {
        const asked = await readSentRequest(request, parts);
        if (!asked.ok) return refuse(request, reply, asked);
        const slot = slots.take({ person: toSlotPerson(request), agencyId: asked.sender.id });
        if (!slot.isTaken)
          return refuse(request, reply, { status: 503, sentence: describeBusy(slot.whose) });
        await answer({ request, reply, asked, parts }).finally(slot.leave);
        return reply;
      },
    });
    done();
  });
}

function describeBusy(whose: keyof SlotLimits): string {
  const why = {
    ofPerson: `You are sending ${slotLimits.ofPerson} imports already`,
    ofAgency: `This agency is sending ${slotLimits.ofAgency} imports already`,
    forAnother: 'Many imports are being sent, and you are sending one of them',
    forColleague: 'Many imports are being sent, some of them by this agency',
    most: `Others are sending ${slotLimits.most} imports already`,
  }[whose];
  return `${why}. Try again in a few minutes.`;
}

interface Answering {
  readonly request: SentRequest;
  readonly reply: FastifyReply;
  readonly asked: SentReturn;
  readonly parts: ImportParts;
}

/** Receives the files, then answers line by line, and is done when the last line is written. */
async function answer({ request, reply, asked, parts }: Answering): Promise<void> {
  const receiving = await receive(request, parts);
  if (!receiving.ok) {
    refuse(request, reply, receiving);
    return;
  }
  const { received } = receiving;
  try {
    // While they came, a token may have been ended and a grant taken away.
    const now = { ...asked, identity: await parts.recognise(request) };
    const refused = await findRefusal(request, now, parts);
    if (refused) {
      refuse(request, reply, refused);
      return;
    }
    const lines = new AnswerLines();
    void reply
      .type(SENT_ANSWER_TYPE)
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(lines.body);
    await importInto(lines, { received, reply, asked: now, parts });
  } finally {
    for (const { handle } of received) await handle.close();
  }
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
  'Many returns of this agency wait to be screened already, and nothing was written.';

interface Importing extends Omit<Answering, 'request'> {
  readonly received: readonly ReceivedFile[];
}

async function importInto(
  lines: AnswerLines,
  { received, reply, asked, parts }: Importing,
): Promise<void> {
  const { database, clock, logger } = parts;
  const { sender, identity, families } = asked;
  const rights = toSenderRights(identity.viewer, sender.id, families);
  const leaving = new AbortController();
  reply.raw.once('close', () => leaving.abort());
  // The person who sent them has gone before they were published: nobody would hear what came of
  // it.
  const goOn = () => leaving.signal.throwIfAborted();
  let entered: Entered | null = null;
  try {
    entered = await parts.screeningGate.enter(sender.code, leaving.signal);
    // Those in the browser wait in the same line.
    if (entered === null) {
      lines.fail(`${MANY_WAIT} Try again in a minute.`);
      return;
    }
    if (asked.isToStage) {
      await stageInto(lines, { received, asked, rights, parts });
      return;
    }
    const outcome = await importReturns(database, {
      ...asked,
      actor: actingIn(identity).actor,
      rights,
      agency: sender.code,
      files: received.map((file) =>
        toStage(file, (done) => {
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
    });
    await logScreening(outcome, asked, parts);
    lines.finish(outcome);
  } catch (error) {
    if (leaving.signal.aborted)
      logger.warn({ err: error }, 'Whoever sent returns has gone, and nothing of them was written');
    lines.fail(leaving.signal.aborted ? '' : toNeutral(error, logger));
  } finally {
    entered?.leave();
  }
}

interface StagingInto extends Pick<Importing, 'received' | 'asked' | 'parts'> {
  readonly rights: SenderRights;
}

/** Keeps the file, and screens it where nobody has to say what its columns are. */
async function stageInto(
  lines: AnswerLines,
  { received, asked, rights, parts: { database, clock } }: StagingInto,
): Promise<void> {
  const { sender, identity, table, quarter } = asked;
  const [file, ...others] = received;
  if (!file || others.length > 0) {
    lines.finish({ status: 'UNUSABLE', message: 'One file is staged at a time.' });
    return;
  }
  lines.begin(`Reading ${file.name}`);
  try {
    const kept = await stageFile(database, {
      ...{ ...file, table, quarter, identity, agencyId: sender.id, now: clock.now() },
    });
    const work = {
      ...{ identity, rights, agency: sender.code, now: clock.now(), today: clock.today() },
      report: (line: string) => lines.begin(line),
      onProgress: (done: number, total: number) =>
        lines.advance(`Screening ${file.name}`, done, total),
    };
    if (kept.isClear) await screenStaged(database, kept, work);
    lines.keep(kept.id, !kept.isClear);
  } catch (error) {
    if (!(error instanceof UnusableReturn)) throw error;
    lines.finish({ status: 'UNUSABLE', message: error.message });
  }
}

function toStage(
  { name, handle, size }: ReceivedFile,
  onRead: (done: number) => void,
): FileToStage {
  return {
    name,
    open: (columns) => openFoundReturn({ handle, size, columns, onProgress: onRead }, name),
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
  return `Something went wrong on our side, and nothing was written. Try again; if it happens again, tell the administrator this reference: ${reference}.`;
}

function refuse(
  { raw }: SentRequest,
  reply: FastifyReply,
  { status, sentence }: Refused,
): FastifyReply {
  // What is still to come is let go by, so that the answer is heard.
  raw.resume();
  return reply.code(status).send({ error: sentence });
}
