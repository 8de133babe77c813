import { formatBare } from '#domain/figures/words/format.js';
import type { Block, BlockRow } from '#domain/pages/block/block.js';
import { emptyCell } from '#domain/pages/cells/cell.js';
import { timeShown } from '#domain/pages/cells/unrated.js';
import type { Task, TasksDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { toOwnAsked } from '#domain/pages/questions/own.js';
import { formatDate } from '#domain/plain-date.js';
import { formatQuarter, quarterOf, shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { owedIn } from '#domain/returned/returned-quarters.js';
import { toHeadline } from '#domain/scorecard/headline.js';
import { partsIn } from '#domain/scorecard/headline-parts.js';

/**
 * How many records need attention, out of how many, all of them the viewer's own; null if that is
 * not shown.
 */
interface Count {
  readonly count: number;
  readonly of: number;
}

/**
 * What there is to do about the viewer's own records, and the next return. Null if there is
 * nothing, and over time.
 */
export function answerTasks(block: TasksDeclaration, setting: AnswerSetting): Block | null {
  const { page } = setting;
  if (page.own.length === 0 || page.time !== null) return null;
  const rows = block.tasks.flatMap((task): readonly BlockRow[] => {
    const told =
      task.kind === 'RETURN' ? describeReturn(task, setting) : describeCount(task, setting);
    return told === null
      ? []
      : [
          {
            ...{
              key: task.kind === 'RETURN' ? task.kind : `${task.kind} ${task.measure}`,
              kind: 'PART',
              label: task.label,
              group: null,
              isMarked: false,
            },
            cells: [{ ...emptyCell, ...told }],
          },
        ];
  });
  const [measure] = block.tasks.flatMap((task) => ('measure' in task ? [task.measure] : []));
  if (rows.length === 0 || measure === undefined) return null;
  return {
    id: block.id,
    view: block.view,
    finding: { kind: 'NOT_JUDGED', text: block.name },
    about: block.about,
    because: null,
    summary: rows.map(({ label, cells }) => `${label}: ${cells[0]?.text ?? ''}`).join(' '),
    kpi: null,
    table: {
      rowHeading: 'What',
      columns: [{ measure, heading: 'To do', drawing: 'NONE', scale: null, wanted: [] }],
      rows,
    },
    question: {
      measures: [measure],
      by: [],
      ...timeShown(page),
      page: { ...page, asked: toOwnAsked(page.asked, page.own) },
    },
  };
}

type Summary = Pick<BlockRow['cells'][number], 'text' | 'value'>;
type CountTask = Exclude<Task, { readonly kind: 'RETURN' }>;

function describeCount(task: CountTask, setting: AnswerSetting): Summary | null {
  const counted = countTask(task, setting);
  if (counted === null || counted.count <= 0) return null;
  const { count, of } = counted;
  const all = formatBare(of, 'COUNT');
  const whose =
    count === of && of > 1 ? `All ${all} of your` : `${formatBare(count, 'COUNT')} of your ${all}`;
  return { text: `${whose} ${task.words}.`, value: count };
}

function countTask(task: CountTask, setting: AnswerSetting): Count | null {
  const { findKpi, page, referenceData } = setting;
  const { measure } = task;
  const headline = toHeadline({
    measure,
    objective: page.objective,
    crimeType: page.asked.crimeType,
  });
  if (task.kind === 'REST') {
    const {
      numerator = null,
      denominator = null,
      flags = [],
    } = findKpi('OWN', headline)?.figure ?? {};
    if (numerator === null || denominator === null || flags.includes('NOT_AVAILABLE')) return null;
    return { count: denominator - numerator, of: denominator };
  }
  const of = findKpi('OWN', headline)?.figure.value ?? null;
  const parts = partsIn(task.by, page.asked, referenceData);
  const own = parts.map((part) => ({
    part,
    count: findKpi('ASKED', { ...headline, part })?.figure.own ?? null,
  }));
  if (of === null) return null;
  if (task.kind === 'PART') {
    const found = own.find(({ part: { key } }) => key === task.key)?.count ?? null;
    return found === null ? null : { count: found, of };
  }
  // The records of a part that is not shown would be counted as in no part.
  return own.some(({ count }) => count === null)
    ? null
    : { count: of - own.reduce((sum, { count }) => sum + (count ?? 0), 0), of };
}

/**
 * The first return of the viewer's agencies that is not in: for the last quarter if it is late,
 * otherwise for the current one.
 */
function describeReturn(
  { dataset, noun }: Extract<Task, { readonly kind: 'RETURN' }>,
  { page, returned, referenceData }: AnswerSetting,
): Summary | null {
  const running = quarterOf(referenceData.today);
  const [next] = [shift(running, -1), running].filter((quarter) => {
    const { owing, missing } = owedIn(
      { dataset, quarter },
      returned.get(dataset) ?? [],
      referenceData.obligations,
    );
    // A return for the current quarter is not complete yet.
    const open = quarter === running ? owing : missing;
    return page.own.some(({ id }) => open.includes(id));
  });
  if (next === undefined) return null;
  const due = referenceData.periods.dueOn(dataset, next);
  const when = isLate(due, referenceData) ? 'were due on' : 'are due by';
  return { text: `${noun} for ${formatQuarter(next)} ${when} ${formatDate(due)}.`, value: 1 };
}

function isLate(due: string, { today }: Pick<ReferenceData, 'today'>): boolean {
  return today > due;
}
