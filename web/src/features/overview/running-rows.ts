import type { FigureValue } from '#lib/figure.js';
import { type Move, wordMove } from '#lib/move.js';

interface RunningKpi {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly objective: string | null;
  readonly figure: Pick<FigureValue, 'value' | 'inWords' | 'flags'>;
  readonly sameQuarterLastYear: (Move & { readonly from: { readonly inWords: string } }) | null;
}

/** A headline measure as it stands so far, and in as many days of a year before by the same agencies. */
export interface RunningRow {
  readonly id: string;
  readonly name: string;
  /** What it is told under. */
  readonly subject: string;
  readonly soFar: string;
  readonly lastYear: string;
  readonly change: string;
}

/** The headline measures of a running quarter that can be held against the same days of last year, in their usual order. */
export function toRunningRows(kpis: readonly RunningKpi[]): readonly RunningRow[] {
  return kpis.flatMap(({ id, name, subject, objective, figure, sameQuarterLastYear: change }) =>
    objective === null && figure.value !== null && change?.signed
      ? [{ id, name, subject, soFar: figure.inWords, lastYear: change.from.inWords, change: wordMove(change, figure) }]
      : [],
  );
}
