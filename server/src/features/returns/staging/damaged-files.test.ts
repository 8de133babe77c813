import ExcelJs from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import { clear, foreign, Staging, withFault } from '#testing/staging.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

let at: Staging;
beforeAll(async () => {
  at = await Staging.open();
});
beforeEach(() => at.begin());
afterAll(() => at.close());

/** Takes a staged return as far as possible: its columns as shown, its warnings acknowledged. */
async function bring(id: string): Promise<Json> {
  let staged = await at.read(id);
  if (staged.state === 'MAPPING') staged = (await at.map(id, {})).staged;
  const { findings } = staged;
  const meant = findings.filter(({ level }: Json) => level === 'WARN').map((each: Json) => each.id);
  if (meant.length > 0) {
    const said = { id, version: staged.version, findings: meant, why: 'It is meant' };
    ({ staged } = await at.change('acknowledgeWarnings', said));
  }
  return at.change('publishReturn', { id, version: staged.version });
}

/**
 * Returns a function that gives numbers from 0 up to but not including 1, the same for the same
 * seed.
 */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A workbook with bytes replaced, a part cut out or moved, or its end cut off; sometimes unchanged.
 */
function damageWorkbook(whole: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * whole.length);
  const length = 1 + Math.floor(random() * 200);
  const kinds = [
    () => {
      const flipped = Buffer.from(whole);
      for (let count = 0; count < 1 + random() * 5; count += 1)
        flipped[Math.floor(random() * whole.length)] = Math.floor(random() * 256);
      return flipped;
    },
    () => Buffer.concat([whole.subarray(0, at), whole.subarray(at + length)]),
    () =>
      Buffer.concat([
        ...[whole.subarray(0, at), whole.subarray(at + length), whole.subarray(at, at + length)],
      ]),
    () => whole.subarray(0, at),
    () => whole,
  ];
  return kinds[Math.floor(random() * kinds.length)]?.() ?? whole;
}

/** A return as a workbook, sometimes with its columns in reverse order. */
async function aWorkbookOf(text: string, random: () => number): Promise<Buffer> {
  const workbook = new ExcelJs.Workbook();
  const sheet = workbook.addWorksheet('Return');
  const turned = random() < 0.3;
  for (const line of text.trimEnd().split('\n'))
    sheet.addRow(turned ? line.split(',').reverse() : line.split(','));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/**
 * A text with a character replaced, a row cut out, its columns reversed, its end cut off, or
 * another character in place of the commas.
 */
function damage(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const lines = text.split('\n');
  const kinds = [
    () => text.slice(0, at) + String.fromCharCode(Math.floor(random() * 256)) + text.slice(at + 1),
    () => lines.filter((_, index) => index !== Math.floor(random() * lines.length)).join('\n'),
    () => lines.map((line) => line.split(',').reverse().join(',')).join('\n'),
    () => text.slice(0, at),
    () => text.replaceAll(',', random() < 0.5 ? '\t' : '"'),
  ];
  return kinds[Math.floor(random() * kinds.length)]?.() ?? text;
}

describe('a staged return', () => {
  it('from a damaged file is answered in a sentence, and published whole or not at all', async () => {
    const random = seeded(24);
    const [few, many] = isDeep ? [2_000 / 12, 2_000 * 0.7] : [5, 40];
    let published = 0;
    for (let turn = 0; turn < (isDeep ? 2_000 : 60); turn += 1) {
      const text = [clear, foreign, withFault][turn % 3] ?? clear;
      const said = await at.stage(
        turn % 4 === 3
          ? damageWorkbook(await aWorkbookOf(text, random), random)
          : damage(text, random),
      );
      const sentence = said.outcome?.message ?? said.id;
      expect(sentence, JSON.stringify(said)).toEqual(expect.any(String));
      if (said.id === undefined) continue;
      const before = (await at.records()).length;
      const { staged, problems } = await bring(said.id);
      expect(problems).toHaveLength(staged.state === 'PUBLISHED' ? 0 : 1);
      const { added, withdrawn } =
        staged.state === 'PUBLISHED' ? staged.difference : { added: 0, withdrawn: 0 };
      expect(await at.records(), JSON.stringify(staged)).toHaveLength(
        before + Number(added) - Number(withdrawn),
      );
      if (staged.state === 'PUBLISHED') published += 1;
      // The number of waiting files is limited.
      else await at.test.asOwner('DELETE FROM staged_return WHERE id = $1', [said.id]);
    }
    expect(published).toBeGreaterThan(few);
    expect(published).toBeLessThan(many);
    expect(await at.test.asOwner('SELECT 1 FROM referral_staging')).toEqual([]);
    expect(await at.test.asOwner('SELECT 1 FROM submission')).toHaveLength(published);
  }, 3_600_000);

  it('that is not a table is refused as the import refuses it', async () => {
    expect(await at.stage('%PDF-1.7')).toMatchObject({
      is: 'DONE',
      outcome: { status: 'UNUSABLE', message: expect.stringContaining('It is a PDF.') },
    });
    expect(await at.test.asOwner('SELECT 1 FROM staged_return')).toEqual([]);
  });
});
