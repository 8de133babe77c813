import type { Readable } from 'node:stream';

import type { ImportOutcome } from '#features/returns/import-returns.js';
import { readAnswerLine } from '#features/returns/sending/sent-answer.js';
import { Refusal } from '@stronghold/prisma/refusal';

import type { Progress } from './progress.js';
import { ConnectionLost, RemoteFault } from './remote-fault.js';

/**
 * The maximum length of a line of an answer, in bytes. It is enough for a hundred files with all
 * their issues.
 */
const MAX_LINE_LENGTH = 200_000_000;
const MAX_REFUSAL_LENGTH = 100_000;

interface Reading {
  readonly server: string;
  readonly progress: Progress;
}

/**
 * Reads an answer line by line, reports progress, and returns the result.
 *
 * @throws ConnectionLost if there is no result
 */
export async function readAnswer(
  response: Readable,
  { server, progress }: Reading,
): Promise<ImportOutcome> {
  for await (const written of toLines(response)) {
    const line = readAnswerLine(written);
    if (line === null)
      throw new Refusal(
        `The answer from ${server} cannot be read: it may be a different version. Check that the address is right.`,
      );
    if (line.is === 'DONE') return line.outcome;
    if (line.is === 'FAILED') throw new RemoteFault(line.error);
    if (line.is === 'BEGINS') progress.say(line.what);
    if (line.is === 'GOES_ON' && line.total > 0) progress.update(line.what, line.done, line.total);
  }
  throw new ConnectionLost('The answer was cut off');
}

async function* toLines(response: Readable): AsyncIterable<string> {
  response.setEncoding('utf8');
  let [pieces, length] = [new Array<string>(), 0];
  for await (const chunk of response) {
    const [end = '', ...others] = String(chunk).split('\n');
    pieces.push(end);
    length += end.length;
    if (length > MAX_LINE_LENGTH) return;
    const rest = others.pop();
    if (rest === undefined) continue;
    yield pieces.join('');
    yield* others;
    [pieces, length] = [[rest], rest.length];
  }
}

/** Reads the beginning of an answer that is a single sentence. */
export async function readShortAnswer(response: Readable): Promise<string> {
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) {
    text += String(chunk);
    if (text.length > MAX_REFUSAL_LENGTH) break;
  }
  return text;
}
