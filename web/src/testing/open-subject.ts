import { aBlock, type aPage, aQuestion } from './fake-page.js';
import { aPeriod } from './fake-values.js';
import { findDrawnMessage } from './find-drawn-message.js';
import { renderApp } from './render-app.js';

const periods = ['2023-24-Q3', '2025-26-Q3', '2026-27-Q1', '2026-27-Q2'].map((key) => aPeriod(key));

/** What a page of blocks asks when its address has no parameters. */
export const nothingAsked = {
  quarter: '2026-27-Q2',
  from: null,
  step: 'QUARTER',
  years: 'FINANCIAL',
  area: null,
  agency: null,
  agencyKind: null,
  objective: null,
  crimeType: null,
} as const;

/** A block whose first row links to the page narrowed to it. */
export function aListOf(
  [key, label]: readonly [string, string],
  { by, heading }: { readonly by: string; readonly heading: string },
) {
  const { table } = aBlock();
  const rows = [{ ...table.rows[0], key, label }, table.rows[1]];
  return aBlock({
    table: { ...table, rowHeading: heading, rows },
    question: aQuestion({ by: [by] }),
  });
}

/**
 * Opens an address of a page with this answer, waits until it is drawn, and returns every question
 * that it asked.
 */
export async function openSubject(
  address: string,
  page: ReturnType<typeof aPage>,
): Promise<readonly unknown[]> {
  const asked: unknown[] = [];
  const answer = (question: unknown) => {
    asked.push(question);
    return page;
  };
  renderApp(address, { periods, others: { page: answer } });
  await findDrawnMessage(page.title);
  return asked;
}
