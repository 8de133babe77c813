import { describe, expect, it } from 'vitest';

import { describeAnswer } from './describe-answer.js';
import { names, readTable } from './shape/testing/read-table.js';

describe('an answer’s subtitle', () => {
  it('names the filters of an answer if the query does not request their text', () => {
    const text = `{ figures(by: [AREA], where: { quarter: { in: ["2026-27-Q2"] }, or: [{ crimeType: { in: [DRUGS] } }, { area: { within: ["X"] } }] }) {
      rows { key { area { name } } disruptions { text } } } }`;
    const shape = readTable(text, {
      figures: { rows: [{ key: { area: { name: 'Slough' } }, disruptions: { text: '9' } }] },
    });
    expect(describeAnswer(shape, names).subtitle).toBe(
      'Confirmed disruptions by area, Q2 2026/27, filtered by crime type and area',
    );
  });

  it('names the first and the last of several quarters', () => {
    const text = `{ figures(by: [QUARTER], where: { quarter: { from: "2025-26-Q3", to: "2026-27-Q2" } }) {
      rows { key { quarter { key } } disruptions { text } } } }`;
    const shape = readTable(text, {
      figures: { rows: [{ key: { quarter: { key: '2025-26-Q3' } }, disruptions: { text: '9' } }] },
    });
    expect(describeAnswer(shape, names).subtitle).toBe(
      'Confirmed disruptions by quarter, Q3 2025/26 to Q2 2026/27',
    );
  });
});
