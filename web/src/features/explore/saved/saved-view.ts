import type { AnswerView } from '#features/explore/answer-view.js';
import { chartKinds } from '#features/explore/chart-kind.js';
import type { AnswerPicks } from '#features/explore/workbench.type.js';
import type { SavedViewInput, SavedViewKind } from '#graphql/operations.js';

type Seen = Pick<AnswerPicks, 'view' | 'kind'>;

/** What is saved of how an answer is seen, so that whoever opens it sees it so. */
export function toSavedView(view: AnswerView, kind: AnswerPicks['kind']): SavedViewInput {
  if (view === 'table') return { kind: 'TABLE' };
  if (view === 'json') return { kind: 'JSON' };
  // A chart that nobody chose is the one that fits, also when the answer takes another shape.
  return {
    kind: kind === null || kind === 'WATERFALL' ? 'AUTO' : kind,
    settings: { seen: 'CHART' },
  };
}

/** How an answer that was saved is seen. Nothing is picked where nothing was saved of it. */
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
