import { afterEach, expect, it, vi } from 'vitest';

import { HourlyAllowance } from '#platform/fair-share/hourly-allowances.js';
import { LineCounter } from '#platform/line-counter.js';

import { FileCharge, type Meter } from './file-charge.js';

afterEach(() => void vi.useRealTimers());

/**
 * Creates an allowance of a hundred points, a charge against it, and a function that reads the
 * rest.
 */
function start() {
  const hour = new HourlyAllowance(100);
  const left = async (caller = 'a') => {
    const taken = await hour.take(caller, 0);
    return taken.left;
  };
  return { hour, charge: new FileCharge(hour, 'a'), left };
}

/** Streams lines, each in its own chunk. */
async function* toFile(lines: readonly string[]): AsyncIterable<Buffer> {
  for (const line of lines) yield await Promise.resolve(Buffer.from(line));
}

/** Reads `most` chunks, then closes the connection. */
const takeParts = (file: AsyncIterable<Buffer>, most: number) => async (meter: Meter) => {
  let parts = 0;
  for await (const part of meter(file)) if (part.length > 0 && (parts += 1) > most) break;
};

const thousand = Array.from(
  { length: 1000 },
  (_, index) => `${index},"one line\nof two, ""quoted"""\n`,
);

it('charges for the search and all rows before any of them is sent', async () => {
  const { charge, left } = start();
  await charge.takeFinding({ agencies: ['TVP', 'RBC'], from: null });
  expect(await left()).toBe(81);
  await charge.sendRows(1000, async (meter) => {
    expect(await left()).toBe(51);
    await takeParts(toFile(thousand), Infinity)(meter);
  });
  expect(await left()).toBe(51);
  expect(await left('b')).toBe(100);
});

it('refunds the unread rows of a file, and the whole charge for a file that was not started', async () => {
  const { charge, left } = start();
  await charge.sendRows(1000, takeParts(toFile(thousand), 100));
  expect(await left()).toBe(97);
  await expect(
    charge.sendRows(1000, () => Promise.reject(new Error('The log does not answer'))),
  ).rejects.toThrow('The log');
  expect(await left()).toBe(97);
});

it('refuses a file that costs more than the rest of the allowance, even with another download under way', async () => {
  const { charge, left } = start();
  const sent: string[] = [];
  await charge.sendRows(2000, async (meter) => {
    const other = charge.sendRows(2000, () => Promise.resolve(void sent.push('other')));
    await expect(other).rejects.toMatchObject({
      message:
        'Your files may cost 100 points in an hour, and 40 of them are left, fewer than this file costs. Ask again in 60 minutes, or for fewer rows.',
      seconds: expect.closeTo(3600, -2),
    });
    await takeParts(toFile(thousand), Infinity)(meter);
  });
  expect(sent).toEqual([]);
  expect(await left()).toBe(70);
  await charge
    .sendRows(2334, takeParts(toFile([...thousand, ...thousand, ...thousand]), Infinity))
    .catch(() => undefined);
  await expect(charge.sendRows(3334, () => Promise.resolve())).rejects.toMatchObject({
    message:
      'This file has more rows than you can download in an hour: your files may cost 100 points an hour. Download it in parts, by days or by agencies.',
    seconds: null,
  });
});

it('counts lines, not line breaks within quotes, wherever chunks begin', () => {
  const bytes = Buffer.from('\uFEFFa,b\r\n"one ""line""\nof two",–\r\n"",\n');
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const lines = new LineCounter();
    for (const part of [bytes.subarray(0, cut), bytes.subarray(cut)]) lines.add(part);
    expect(lines.count).toBe(3);
  }
});

it('does not carry points over from one hour to the next', async () => {
  vi.useFakeTimers();
  const { charge, left } = start();
  await charge.sendRows(3000, async () => {
    await vi.advanceTimersByTimeAsync(3_601_000);
  });
  expect(await left()).toBe(100);
});
