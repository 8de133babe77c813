import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { readWorkedQuestions } from '#testing/worked-questions/read-worked-questions.js';
import { workedObligations, workedRows } from '#testing/worked-questions/worked-rows.js';
import { workedSql } from '#testing/worked-questions/worked-sql.js';

const questions = readWorkedQuestions();

let partnership: TestPartnership;
beforeAll(async () => {
  partnership = await createPartnership({ sent: workedRows, owed: workedObligations });
});
afterAll(() => partnership.close());

/** Fields that repeat the numbers as text. */
const displayText = new Set(['text', 'flags', 'notes']);

const branch = z.record(z.string(), z.unknown());
type Values = Readonly<Record<string, unknown>>;

/** The values of an answer by path, without text. Values below a list are lists. */
function flatten(value: unknown, path: readonly string[] = []): Values {
  if (Array.isArray(value)) {
    const entries = value.map((each) => flatten(each, path));
    const paths = new Set(entries.flatMap((entry) => Object.keys(entry)));
    return Object.fromEntries(
      [...paths].map((each) => [each, entries.map((entry) => entry[each])]),
    );
  }
  const read = branch.safeParse(value);
  if (!read.success) return { [path.join('.') || 'value']: value };
  const parts = Object.entries(read.data).filter(([name]) => !displayText.has(name));
  return Object.fromEntries(
    parts.flatMap(([name, part]) => Object.entries(flatten(part, [...path, name]))),
  );
}

/** Matches a number that differs only by rounding from the order of addition. */
function nearly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nearly);
  return typeof value === 'number' ? expect.closeTo(value, 9) : value;
}

function rowsAt(data: unknown, at: string): readonly Values[] {
  const found = at.split('.').reduce((value: unknown, name) => branch.parse(value)[name], data);
  return [found].flat().map((row) => flatten(row));
}

async function workOut(sql: string): Promise<readonly Values[]> {
  const rows = await partnership.test.asOwner<{ row: Values }>(
    `SELECT row_to_json(worked) AS row FROM (${sql}) AS worked`,
  );
  return rows.map(({ row }) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, nearly(value)])),
  );
}

describe('the worked questions of docs/analysts.md', () => {
  it('number ten, each with its number and checked by statements', () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(questions.map(({ number }) => number)).toEqual(ten);
    expect(Object.keys(workedSql).map(Number)).toEqual(ten);
  });

  it.each(questions)('$number: $title', async ({ number, text, variables }) => {
    const { data, errors } = await partnership.api.ask(text, variables);
    expect(errors).toEqual([]);
    const parts = workedSql[number] ?? [];
    for (const { at, sql } of parts) {
      const worked = await workOut(sql);
      expect(worked.length, at).toBeGreaterThan(0);
      expect(rowsAt(data, at), at).toEqual(worked);
    }
    const answered = Object.entries(branch.parse(data)).flatMap(([door, answer]) =>
      Object.keys(branch.parse(answer)).flatMap((name) =>
        displayText.has(name) ? [] : [`${door}.${name}`],
      ),
    );
    expect(parts.map(({ at }) => at).toSorted(), 'each part of the answer is checked').toEqual(
      answered.toSorted(),
    );
  });
});
