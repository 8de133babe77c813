import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { FastifyBaseLogger, FastifyReply } from 'fastify';

import { isTooLong } from '#platform/database.js';
import {
  Pace,
  type PaceLimits,
  type SlotLimits,
  type Slots,
  toSlotPerson,
} from '#platform/slots.js';

import { FileAllowanceUsed } from './file-charge.js';

/** What is known of a file before any of it leaves. */
export interface FileHead {
  readonly name: string;
  /** Its media type; CSV unless given. */
  readonly type?: string;
  readonly marking: string;
  /** Header fields of its own. */
  readonly headers: Readonly<Record<string, number | string>>;
}

/** A file on its way. */
export interface Sending {
  /** Hands the file on as it comes; done when all of it has gone. */
  readonly pass: (head: FileHead, file: AsyncIterable<Buffer>) => Promise<void>;
  /** Set off when the caller has left. */
  readonly signal: AbortSignal;
}

interface FileSenderParts {
  readonly logger: FastifyBaseLogger;
  /** What its files hold, such as "records". */
  readonly what: string;
  /** Those that its files share with others that hold the same for as long as a client reads. */
  readonly slots: Slots;
  /** How slowly a client may take it before it is given up. */
  readonly pace?: PaceLimits | undefined;
  /** How long a client may take nothing before it is given up, in milliseconds. */
  readonly stallTimeoutMs?: number | undefined;
}

const STALL_TIMEOUT_MS = 60_000;
/** After how many seconds the person who gets no slot may try again. */
const SOON_SECONDS = 60;
export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

/**
 * Sends files of any size, a few at a time. One that is not whole ends with a broken connection,
 * which every client reports.
 */
export class FileSender {
  constructor(private readonly parts: FileSenderParts) {}

  /** @param read reads the file and passes it on. What fails before that is told in a sentence */
  async send(
    reply: FastifyReply,
    read: (sending: Sending) => Promise<void>,
  ): Promise<FastifyReply> {
    const { request } = reply;
    const slot = this.parts.slots.take({
      person: toSlotPerson(request),
      agencyId: request.identity?.agencyId ?? null,
    });
    if (!slot.isTaken)
      return refuseFile(reply, {
        status: 503,
        sentence: this.describeBusy(slot.whose),
        retryAfter: SOON_SECONDS,
      });
    return this.answer(reply, read).finally(slot.leave);
  }

  private describeBusy(whose: keyof SlotLimits): string {
    const { what, slots } = this.parts;
    const why = {
      ofPerson: `You are taking ${slots.limits.ofPerson} files of ${what} already`,
      ofAgency: `Your agency is taking ${slots.limits.ofAgency} files of ${what} already`,
      forAnother: 'Many files are being taken, and you are taking one of them',
      forColleague: 'Many files are being taken, some of them by your agency',
      most: `${slots.limits.most} files are being taken by others`,
    }[whose];
    return `${why}. Try again in a minute.`;
  }

  private async answer(
    reply: FastifyReply,
    read: (sending: Sending) => Promise<void>,
  ): Promise<FastifyReply> {
    const { logger, what } = this.parts;
    const leaving = new AbortController();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) leaving.abort();
    });
    try {
      await read({ pass: (head, file) => this.pass(reply, head, file), signal: leaving.signal });
    } catch (error) {
      if (reply.sent || leaving.signal.aborted) {
        logger.warn({ err: error, what }, 'A file was broken off');
        reply.raw.destroy();
        return reply;
      }
      return refuseFile(reply, this.explain(error));
    }
    return reply;
  }

  private async pass(
    reply: FastifyReply,
    { name, type = CSV_TYPE, marking, headers }: FileHead,
    file: AsyncIterable<Buffer>,
  ): Promise<void> {
    const { stallTimeoutMs = STALL_TIMEOUT_MS, pace } = this.parts;
    const body = new PassThrough();
    // Its first part is there: from here on a failure can no more be told in words.
    void reply
      .type(type)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .header('x-marking', marking)
      .headers(headers)
      .send(body);
    await pipeline(
      unlessSlow(file, { stallTimeoutMs, pace: new Pace(pace) }, () =>
        body.destroy(new Error('The client takes nothing')),
      ),
      body,
    );
  }

  private explain(error: unknown): RefusedFile {
    const { logger, what } = this.parts;
    if (error instanceof FileAllowanceUsed) {
      const { message: sentence, seconds } = error;
      return seconds === null
        ? { status: 400, sentence }
        : { status: 429, sentence, retryAfter: seconds };
    }
    if (isTooLong(error))
      return {
        status: 503,
        sentence: `Finding these ${what} takes too long. Ask for fewer of them, or try again later.`,
      };
    const reference = randomUUID().slice(0, 8);
    logger.error({ reference, err: error }, 'A file could not be made');
    const sentence = `Something went wrong on our side. Try again; if it happens again, tell the administrator this reference: ${reference}.`;
    return { status: 500, sentence };
  }
}

const BYTES_OF_PART = 65_536;

/**
 * A file that is held as a whole, part by part: so the person who takes it slowly is seen to, and
 * holds a slot until it has gone.
 */
export async function* inParts(file: Buffer): AsyncIterable<Buffer> {
  for (let at = 0; at < file.length; at += BYTES_OF_PART)
    yield await Promise.resolve(file.subarray(at, at + BYTES_OF_PART));
}

/** A file that is not handed out, and why. */
export interface RefusedFile {
  readonly status: number;
  readonly sentence: string;
  /** In how many seconds it may be asked again; nothing is said of it where that is left out. */
  readonly retryAfter?: number;
}

/** Says why there is no file. */
export function refuseFile(
  reply: FastifyReply,
  { status, sentence, retryAfter }: RefusedFile,
): FastifyReply {
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  return reply.code(status).send({ error: sentence });
}

interface Slowness {
  readonly stallTimeoutMs: number;
  readonly pace: Pace;
}

async function* unlessSlow(
  file: AsyncIterable<Buffer>,
  { stallTimeoutMs, pace }: Slowness,
  giveUp: () => void,
): AsyncIterable<Buffer> {
  for await (const chunk of file) {
    const timer = setTimeout(giveUp, stallTimeoutMs);
    const began = performance.now();
    try {
      yield chunk;
    } finally {
      clearTimeout(timer);
    }
    if (pace.add(chunk.length, performance.now() - began)) giveUp();
  }
}
