import type { ShownFigure } from '#domain/figures/table/answer.js';
import { formatDateShort } from '#domain/figures/words/format.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Block, BlockCell, BlockRow } from '#domain/pages/block/block.js';
import { describeParts, describeValue, emptyCell } from '#domain/pages/cells/cell.js';
import type { NowDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { headlinesOfWhole } from '#domain/pages/questions/block-headlines.js';
import { measuresOf } from '#domain/pages/questions/block-measures.js';
import { addDays } from '#domain/plain-date.js';
import { formatQuarter, quarterOf, shift, startOf } from '#domain/quarter.js';
import { countRun } from '#domain/scorecard/card.js';

/** The current quarter against the same days of last year. Null if it is not shown on this page. */
export function answerNow(
  block: NowDeclaration,
  { page, running, referenceData }: AnswerSetting,
): Block | null {
  if (running === null) return null;
  const { today } = referenceData;
  const quarter = quarterOf(today);
  const { days, daysRun } = countRun(quarter, today);
  const { returnsDue, returnsReceived } = running.countReturns(measuresOf(block));
  const headlines = headlinesOfWhole(block, page);
  const find = (measure: MeasureKey) => {
    const headline = headlines.find((each) => each.measure === measure);
    return headline ? running.figureOf(headline) : null;
  };
  const rows = block.rows.flatMap(({ measure, waiting }) =>
    toRow(measure, { figure: find(measure), waits: waiting ? find(waiting) : null }),
  );
  const columns = [today, addDays(startOf(shift(quarter, -4)), daysRun - 1)].map(formatDateShort);
  const of = { ...page, asked: { ...page.asked, quarter } };
  return {
    id: block.id,
    view: 'TABLE',
    finding: {
      kind: 'NOT_JUDGED',
      text: `${block.name}: ${formatQuarter(quarter)}, day ${daysRun} of ${days}, ${describeReturns(returnsReceived, returnsDue)}`,
    },
    about: `On day ${daysRun} of both years, from agencies with returns`,
    because: null,
    summary:
      rows.length === 0
        ? 'No returns yet to compare with the same days of last year.'
        : `${rows.map(({ label, cells }) => `${label}: ${cells.map(({ text }) => text).join(', ')}`).join('. ')}.`,
    kpi: null,
    table: {
      rowHeading: 'Measure',
      columns: [...columns, 'Change'].map((heading) => ({
        measure: block.rows[0]?.measure ?? 'disruptions',
        heading,
        drawing: 'NONE',
        scale: null,
        wanted: [],
      })),
      rows,
    },
    question: {
      measures: block.rows.map(({ measure }) => measure),
      by: ['QUARTER'],
      ...{ from: quarter, to: quarter, shownFrom: quarter, shownTo: quarter },
      window: 'PERIOD',
      page: of,
    },
  };
}

function describeReturns(received: number, due: number): string {
  if (due === 1) return received === 1 ? 'the return is in' : 'the return is not in';
  return `${received} of ${due} returns in`;
}

interface Found {
  readonly figure: ShownFigure | null;
  /** What a panel has yet to decide; null if that is not shown. */
  readonly waits: ShownFigure | null;
}

/** The row of a measure; empty unless both years have figures that can be compared. */
function toRow(key: MeasureKey, { figure, waits }: Found): readonly BlockRow[] {
  const measure = measureOf(key);
  const change = figure?.changes.get('SAME_PERIOD_LAST_YEAR');
  if (
    !figure ||
    !change ||
    figure.value === null ||
    change.from.value === null ||
    change.difference === null
  )
    return [];
  const parts = [figure, change.from].flatMap((each) => describeParts(each, measure) ?? []);
  const details = [
    ...(waits?.value ? [`${describeValue(waits, measure)} waiting for the panel`] : []),
    ...(measure.unit === 'PERCENT' && parts.length === 2 ? [parts.join('; ')] : []),
  ];
  const say = (text: string): BlockCell => ({ ...emptyCell, text });
  return [
    {
      key,
      kind: 'PART',
      label: measure.shortName ?? measure.name,
      ...(details.length === 0 ? {} : { detail: details.join('; ') }),
      group: null,
      isMarked: false,
      // Only the figure so far can be asked for exactly as shown.
      cells: [
        { ...say(describeValue(figure, measure)), value: figure.value },
        say(describeValue(change.from, measure)),
        say(change.signed ?? 'too close to tell'),
      ],
    },
  ];
}
