import type { Change } from '#domain/figures/figure/change.js';
import type { Figure } from '#domain/figures/figure/figure.js';
import { formatBare } from '#domain/figures/words/format.js';
import { describeCompanionShortfall } from '#domain/findings/shortfall.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import type { Block, BlockRow } from '#domain/pages/block/block.js';
import { emptyCell } from '#domain/pages/cells/cell.js';
import { signalWords } from '#domain/pages/cells/signal-words.js';
import { describeFigure, timeShown } from '#domain/pages/cells/unrated.js';
import type { WordsDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { headlinesOfWhole } from '#domain/pages/questions/block-headlines.js';
import type { PlainDate } from '#domain/plain-date.js';
import { formatQuarter, shift } from '#domain/quarter.js';
import { companionOf } from '#domain/scorecard/ask-headlines.js';
import { countRun } from '#domain/scorecard/card.js';
import { MIN_FOR_SIGNALS } from '#domain/scorecard/control-chart.js';
import { describeBreak } from '#domain/scorecard/describe-break.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { formatLimits } from '#domain/scorecard/level-words.js';
import { statusWords } from '#domain/scorecard/status.js';
import type { Variation } from '#domain/scorecard/variation.js';
import { formatAim, usualTolerance } from '#domain/targets/target.js';

/** The figure and its ratings, each with a name, a fact and a detail. Null over time. */
export function answerFacts(
  block: WordsDeclaration,
  { page, findKpi, referenceData }: AnswerSetting,
): Block | null {
  const [headline] = headlinesOfWhole(block, page);
  const kpi = headline ? findKpi('ASKED', headline) : null;
  if (!headline || !kpi || page.time !== null) return null;
  const facts = describeFacts(kpi, referenceData.today);
  const { name } = kpi.measure;
  return {
    ...wordsOf(
      block,
      headline.measure,
      facts.map(({ key, label, fact, detail }) => toRow({ key, label }, [fact, detail])),
    ),
    finding: { kind: 'LISTED', text: `${name}: ${describeFigure(kpi)}` },
    summary: kpi.sentence,
    kpi,
    question: { measures: withCompanion(headline.measure), ...timeShown(page), by: [], page },
  };
}

/** A block whose rows are text. */
export function wordsOf(
  { id, view, about }: WordsDeclaration,
  measure: MeasureKey,
  rows: readonly BlockRow[],
): Pick<Block, 'id' | 'view' | 'about' | 'because' | 'table'> {
  const column = (heading: string) => ({
    measure,
    heading,
    drawing: 'NONE' as const,
    scale: null,
    wanted: [],
  });
  const headings = view === 'FACTS' ? ['Fact', 'Detail'] : ['Answer'];
  return {
    id,
    view,
    about,
    because: null,
    table: {
      rowHeading: view === 'FACTS' ? 'Name' : 'Question',
      columns: headings.map(column),
      rows,
    },
  };
}

/** A row of text. */
export function toRow(
  { key, label }: Pick<BlockRow, 'key' | 'label'>,
  words: readonly string[],
): BlockRow {
  return {
    key,
    kind: 'PART',
    label,
    group: null,
    isMarked: false,
    cells: words.map((text) => ({ ...emptyCell, text })),
  };
}

/** A measure, and the one that must be read with it. */
export function withCompanion(key: MeasureKey): readonly MeasureKey[] {
  const beside = companionOf(key);
  return beside === null ? [key] : [key, beside];
}

/** One thing that is known about a figure. */
export interface Fact {
  readonly key: 'VALUE' | 'STATUS' | 'VARIATION' | 'LAST_QUARTER' | 'LAST_YEAR';
  readonly label: string;
  readonly fact: string;
  readonly detail: string;
}

/** The figure, its status, whether its change is real, and two changes. */
export function describeFacts(kpi: JudgedKpi, today: PlainDate): readonly Fact[] {
  const { quarter, figure, status, variation, previousQuarter, sameQuarterLastYear } = kpi;
  const year = formatQuarter(shift(quarter, -4));
  return [
    {
      key: 'VALUE',
      label: formatQuarter(quarter),
      fact: figure.displayText,
      detail: describeValue(kpi),
    },
    { key: 'STATUS', label: 'Status', fact: statusWords[status], detail: describeStatus(kpi) },
    {
      key: 'VARIATION',
      label: 'Variation',
      fact: variationWords[variation],
      detail: describeVariation(kpi),
    },
    {
      key: 'LAST_QUARTER',
      label: 'On last quarter',
      ...describeChange(previousQuarter, kpi, { back: 1, today }),
    },
    {
      key: 'LAST_YEAR',
      label: `On ${year}`,
      ...describeChange(sameQuarterLastYear, kpi, { back: 4, today }),
    },
  ];
}

const variationWords: Readonly<Record<Variation, string>> = {
  IMPROVING: 'Improving',
  WORSENING: 'Worsening',
  UNUSUALLY_HIGH: 'Unusually high',
  UNUSUALLY_LOW: 'Unusually low',
  NO_REAL_CHANGE: 'No real change',
  TOO_CLOSE: 'Too close to tell',
  TOO_FEW_POINTS: 'Too few points',
};

/**
 * Why a figure that includes others' rounded records has no verdict if the verdict would differ
 * within its range.
 */
const rounded = 'other agencies’ figures are rounded to protect people';

/** The target and the shortfall, the viewer's own part, and what must be read with it. */
function describeValue(kpi: JudgedKpi): string {
  const { target, measure, figure, beside } = kpi;
  const isMissed = kpi.status === 'RED' || kpi.status === 'AMBER';
  const shortfall = isMissed ? describeCompanionShortfall(kpi) : null;
  const aim =
    target === null
      ? null
      : `target ${formatAim(measure, target.aim)}${shortfall === null ? '' : `: ${shortfall}`}`;
  const own =
    figure.own === null || figure.value === null
      ? null
      : `yours, exactly: ${formatBare(figure.own, measure.unit)}`;
  const other =
    beside === null
      ? null
      : `${beside.wording.words.replace(/^the /u, '')} ${beside.figure.displayText}`;
  return [aim, own, other].filter((words) => words !== null).join('; ');
}

/** Why a measure is not rated: the number of things found may rise because more is looked for. */
export function whyNeutral({ unit }: Pick<JudgedKpi['measure'], 'unit'>): string {
  return unit === 'COUNT' || unit === 'RATE'
    ? 'more can mean better spotting'
    : 'neither way is better';
}

function describeStatus({ status, target, measure, isOpen }: JudgedKpi): string {
  switch (status) {
    case 'NOT_RATED':
      return isOpen ? 'the quarter is not closed' : whyNeutral(measure);
    case 'TOO_CLOSE':
      return rounded;
    case 'NO_TARGET':
      return 'none is set for this quarter, place and agency';
    case 'RED':
    case 'AMBER': {
      if (target === null) return '';
      const by = status === 'RED' ? 'more than' : 'no more than';
      const set = target.tolerance;
      if (set !== null)
        return `missed by ${by} ${formatBare(set, measure.unit).replace('%', ' points')}`;
      return measure.unit === 'PERCENT'
        ? `missed by ${by} ${usualTolerance('PERCENT', 0)} points`
        : `missed by ${by} ${usualTolerance('COUNT', 100)}%`;
    }
    default:
      return '';
  }
}

/**
 * Where the latest point is, or why that is unknown. For an open quarter, the text is about the
 * latest closed one, and names it.
 */
function describeVariation(kpi: JudgedKpi): string {
  const { variation, chart, charted, isOpen, latestBreak } = kpi;
  const last = chart.points.at(-1);
  const lastQuarter = last === undefined ? undefined : charted[last.index];
  const when = isOpen && lastQuarter !== undefined ? `, in ${formatQuarter(lastQuarter)}` : '';
  if (variation === 'TOO_CLOSE') return `${rounded}${when}`;
  if (variation === 'TOO_FEW_POINTS')
    return chart.pointCount < MIN_FOR_SIGNALS
      ? `${chart.pointCount} of the ${MIN_FOR_SIGNALS} quarters needed`
      : 'the latest quarter has no figure';
  if (latestBreak !== null) return `${describeBreak(latestBreak, { isAlone: true })}${when}`;
  const [signal] = last?.signals ?? [];
  if (signal !== undefined && variation !== 'NO_REAL_CHANGE')
    return `${signalWords[signal]}${when}`;
  return chart.limits === null ? '' : `usual range ${formatLimits(chart.limits, kpi)}${when}`;
}

interface Back {
  /** How many quarters back the change starts. */
  readonly back: 1 | 4;
  readonly today: PlainDate;
}

/**
 * A change with the figure that it starts from; if there is none, the reason. For an open quarter
 * the change is like for like, and the text says so.
 */
function describeChange(
  change: Change,
  { quarter, isOpen }: JudgedKpi,
  { back, today }: Back,
): Pick<Fact, 'fact' | 'detail'> {
  const label = formatQuarter(shift(quarter, -back));
  if (change.signed === null && change.difference !== null)
    return {
      fact: 'Too close to tell',
      detail: `${change.from.displayText} before; figures are rounded to protect people`,
    };
  if (change.signed === null)
    return {
      fact: 'Not comparable',
      detail: change.text.replace(/^Not comparable( with [^:]+)?: /, ''),
    };
  const closed = back === 1 ? `in ${label}` : 'a year before';
  const when = isOpen ? `in the same ${countRun(quarter, today).daysRun} days of ${label}` : closed;
  return {
    fact: isRounded(change.from) ? `about ${change.signed}` : change.signed,
    detail: `${change.from.displayText} ${when}`,
  };
}

function isRounded({ flags }: Figure): boolean {
  return flags.includes('ESTIMATED');
}
