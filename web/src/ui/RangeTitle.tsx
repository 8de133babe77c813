import type { FigureValue } from '#lib/figure.js';
import { detailRange, wordRange } from '#lib/range-words.js';
import type { Scope } from '#lib/scope.js';
import { describePeriodSoFar } from '#lib/scope-words.js';

import { PageTitle } from './PageTitle.js';

interface RangeTitleProps {
  /** Name of the page, for the title of the window. */
  readonly name: string;
  /** What is counted, as in "confirmed disruption" and "confirmed disruptions". */
  readonly what: { readonly one: string; readonly many: string };
  readonly scope: Pick<Scope, 'quarter' | 'from'>;
  /** What the page is narrowed to. */
  readonly place: string;
  /** Null until it is there. */
  readonly figure: FigureValue | null;
  /** How the figure differs from that of the year before, in the words of the server; null where it is not compared. */
  readonly change: string | null;
  /** Further sentences, such as a rate; empty ones are left out. */
  readonly more: readonly string[];
}

/** The head of a page where it is of a range: how many, and how many more or fewer a year before. No range is judged. */
export function RangeTitle({ name, what, scope, place, figure, change, more }: RangeTitleProps) {
  const range = describePeriodSoFar(scope);
  return (
    <PageTitle name={name} message={wordRange({ what, range, figure })}>
      {detailRange({ range, place, change, more })}
    </PageTitle>
  );
}
