import type { AnswerView } from '#features/explore/answer-view.js';
import { chartKinds } from '#features/explore/chart-kind.js';
import type { AnswerPicks } from '#features/explore/workbench.type.js';
import type { SavedViewInput, SavedViewKind } from '#graphql/operations.js';

type Seen = Pick<AnswerPicks, 'view' | 'kind'>;

/**
 * The view to save with a question, so that everybody who opens the question sees the same view.
 */
export function toSavedView(view: AnswerView, kind: AnswerPicks['kind']): SavedViewInput {
  if (view === 'table') return { kind: 'TABLE' };
  if (view === 'json') return { kind: 'JSON' };
  // If nobody chose a chart, the best kind is used, even if the answer changes its shape.
  return {
    // A pinned block has no shares of rows: it shows their counts.
    kind: kind === null || kind === 'WATERFALL' ? 'AUTO' : kind === 'SHARES' ? 'HEAT' : kind,
    settings: { seen: 'CHART' },
  };
}

/** The saved view of an answer. Nothing is selected if nothing was saved. */
export function readSavedView(saved: {
  readonly kind: SavedViewKind;
  readonly settings: unknown;
}): Seen {
  if (saved.kind === 'TABLE') return { view: 'table', kind: null };
  if (saved.kind === 'JSON') return { view: 'json', kind: null };
  const kind = chartKinds.find((each) => each === saved.kind) ?? null;
  return { view: kind !== null || isSeenAsChart(saved.settings) ? 'chart' : null, kind };
}

function isSeenAsChart(settings: unknown): boolean {
  return (
    typeof settings === 'object' &&
    settings !== null &&
    'seen' in settings &&
    settings.seen === 'CHART'
  );
}
