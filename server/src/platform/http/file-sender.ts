import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { FastifyBaseLogger, FastifyReply } from 'fastify';

import { isTooLong } from '#platform/database.js';
import { findOutage } from '#platform/database-away.js';
import {
  Pace,
  type PaceLimits,
  type SlotLimits,
  type Slots,
  toSlotPerson,
} from '#platform/fair-share/slots.js';

import { FileAllowanceUsed } from './file-charge.js';

/** The type and header fields of a file, known before it is sent. */
export interface FileHead {
  readonly name: string;
  /** The media type of the file; CSV by default. */
  readonly type?: string;
  readonly marking: string;
  readonly headers: Readonly<Record<string, number | string>>;
}

export interface Sending {
  /** Streams the file. Resolves when the whole file has been sent. */
  readonly pass: (head: FileHead, file: AsyncIterable<Buffer>) => Promise<void>;
  /** Triggered when the caller has left. */
  readonly signal: AbortSignal;
}

interface FileSenderParts {
  readonly logger: FastifyBaseLogger;
  /** A word for the content of the files, such as "records". */
  readonly what: string;
  /** The slots shared with other files that hold the same resources while a client reads. */
  readonly slots: Slots;
  /** The pace below which a client is disconnected. */
  readonly pace?: PaceLimits | undefined;
  /** How long a client may stop reading before it is disconnected, in milliseconds. */
  readonly stallTimeoutMs?: number | undefined;
}

const STALL_TIMEOUT_MS = 60_000;
/** Seconds after which a caller without a slot may try again. */
const SOON_SECONDS = 60;
export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

/**
 * Sends files of any size, a few at a time. An incomplete file ends with a broken connection, which
 * every client reports.
 */
export class FileSender {
  constructor(private readonly parts: FileSenderParts) {}

  /**
   * @param read reads the file as a stream. A failure before the first part is reported in a
   * sentence
   */
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
      ofPerson: `You are already downloading ${slots.limits.ofPerson} files of ${what}`,
      ofAgency: `Your agency is already downloading ${slots.limits.ofAgency} files of ${what}`,
      forAnother: 'Many files are being downloaded, and one of them is yours',
      forColleague: 'Many files are being downloaded, some of them by your agency',
      most: `Others are downloading ${slots.limits.most} files`,
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
        logger.warn({ err: error, what }, 'The download of a file stopped');
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
    // The first part has been read. A later failure cannot be reported in words.
    void reply
      .type(type)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .header('x-marking', marking)
      .headers(headers)
      .send(body);
    await pipeline(
      unlessSlow(file, { stallTimeoutMs, pace: new Pace(pace) }, () =>
        body.destroy(new Error('The client stopped reading')),
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
    const outage = findOutage(error);
    if (outage) {
      logger.warn({ err: error, what }, `A file could not be made: ${outage.what}`);
      return { status: 503, sentence: outage.sentence, retryAfter: outage.seconds };
    }
    const reference = randomUUID().slice(0, 8);
    logger.error({ reference, err: error }, 'A file could not be made');
    const sentence = `Something went wrong on our side. Try again; if it happens again, tell the administrator this reference: ${reference}.`;
    return { status: 500, sentence };
  }
}

const BYTES_OF_PART = 65_536;

/**
 * Sends a file held in memory in parts, so that a slow client is noticed. The file holds a slot
 * until all of it is sent.
 */
export async function* inParts(file: Buffer): AsyncIterable<Buffer> {
  for (let at = 0; at < file.length; at += BYTES_OF_PART)
    yield await Promise.resolve(file.subarray(at, at + BYTES_OF_PART));
}

export interface RefusedFile {
  readonly status: number;
  readonly sentence: string;
  /** Seconds after which to ask again; undefined if waiting does not help. */
  readonly retryAfter?: number;
}

/** Responds with the reason for a refusal. */
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
