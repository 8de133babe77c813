import { describe, expect, it } from 'vitest';

import { readSentAnswer, type SendingProgress } from './send-file.js';

/** An answer whose lines arrive in pieces. */
function answerOf(...pieces: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      controller.close();
    },
  });
}

const read = async (...pieces: readonly string[]) => {
  const told: SendingProgress[] = [];
  return { sent: await readSentAnswer(answerOf(...pieces), (each) => told.push(each)), told };
};

describe('the answer to a file that was sent', () => {
  it('has the id of the staged return after reports of progress', async () => {
    const { sent, told } = await read(
      '{"is":"BEGINS","what":"Reading"}\n{"is":"GOES_',
      'ON","what":"Screening","done":1,"total":4}\n',
      '{"is":"STAGED","id":"a","isToMap":true}\n',
    );
    expect(sent).toEqual({ ok: true, id: 'a' });
    expect(told).toEqual([
      { what: 'Reading', share: null },
      { what: 'Screening', share: 0.25 },
    ]);
  });

  it.each([
    {
      line: '{"is":"DONE","outcome":{"status":"UNUSABLE","message":"It is a PDF."}}',
      says: 'It is a PDF.',
    },
    { line: '{"is":"FAILED","error":"Something went wrong."}', says: 'Something went wrong.' },
    { line: '{"is":"BEGINS","what":"Reading"}', says: 'The connection was lost' },
    { line: 'no line of ours', says: 'The connection was lost' },
  ])('is "$says" if it ends with $line', async ({ line, says }) => {
    const { sent } = await read(`${line}\n`);
    expect(sent).toEqual({
      ok: false,
      sentence: expect.stringContaining(says),
      sheets: [],
      datasets: [],
    });
  });

  it('names the sheets from which one has to be chosen', async () => {
    const outcome = { status: 'UNUSABLE', message: '2 of its sheets', sheets: ['May', 'June'] };
    const { sent } = await read(`${JSON.stringify({ is: 'DONE', outcome })}\n`);
    expect(sent).toMatchObject({ ok: false, sheets: ['May', 'June'] });
  });
});
