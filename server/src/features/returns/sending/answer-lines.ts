import { PassThrough, type Readable } from 'node:stream';

import type { ImportOutcome } from '#features/returns/import-returns.js';

import { toAnswerLine } from './sent-answer.js';

const LINE_EVERY_MS = 2_000;

/** An answer that reports progress while the work lasts. */
export class AnswerLines {
  private readonly lines = new PassThrough();
  private at = { what: '', done: 0, total: 0 };
  private readonly timer = setInterval(
    () => this.write({ is: 'GOES_ON', ...this.at }),
    LINE_EVERY_MS,
  );

  get body(): Readable {
    return this.lines;
  }

  begin(what: string): void {
    this.at = { what, done: 0, total: 0 };
    this.write({ is: 'BEGINS', what });
  }

  /** Reports progress to the waiting person in the next line: `done` of `total` bytes. */
  advance(what: string, done: number, total: number): void {
    this.at = { what, done, total };
  }

  finish(outcome: ImportOutcome): void {
    this.end({ is: 'DONE', outcome });
  }

  keep(id: string, isToMap: boolean): void {
    this.end({ is: 'STAGED', id, isToMap });
  }

  fail(error: string): void {
    this.end({ is: 'FAILED', error });
  }

  private end(line: Parameters<typeof toAnswerLine>[0]): void {
    clearInterval(this.timer);
    this.lines.end(toAnswerLine(line));
  }

  private write(line: Parameters<typeof toAnswerLine>[0]): void {
    this.lines.write(toAnswerLine(line));
  }
}
