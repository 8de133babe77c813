import { agencyFamilies } from '#domain/agencies.js';
import { joinWords } from '#domain/figures/format.js';
import type { World } from '#domain/figures/world.js';
import { type Finding, orderFindings, toldKinds } from '#domain/findings/finding.js';
import { findInKpi, joinClauses } from '#domain/findings/kpi-finding.js';
import { countInWords } from '#domain/findings/number-words.js';
import { isMeasureKey } from '#domain/measures/catalogue.js';
import { dimensions } from '#domain/measures/dimensions.js';
import type { Headline } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

import type { Block, BlockColumn, BlockRow } from './block.js';
import { formatTick, hasNoReturn, toCell, wantedOf } from './cell.js';
import type { ColumnDeclaration, MeasuresDeclaration, TableDeclaration } from './declaration.js';
import { type AnswerSetting, findLikeKpi, tellLike } from './like-with-like.js';
import { askedBy, headlinesOfParts, headlinesOfWhole, measuresOf } from './page-question.js';
import { groupOf, labelPart } from './part-label.js';
import { fitScale } from './scale.js';
import { aboutShown, timeDrawn, timeShown, toUnjudgedFinding } from './unjudged.js';

/** One part with a figure for each measure. */
interface Line {
  readonly first: JudgedKpi;
  readonly kpiOf: (column: Pick<ColumnDeclaration, 'measure'>) => JudgedKpi | null;
}

/** Figures of parts beside each other. Null where nothing was judged. */
export function answerTable(block: TableDeclaration, { page, findKpi, world, missing }: AnswerSetting): Block | null {
  const { name, asked } = askedBy(block, page);
  const find = (headline: Pick<Headline, 'measure' | 'objective' | 'part'>) => findKpi(name, headline);
  const toLines = (headlines: readonly Headline[]): readonly Line[] => {
    const [measure] = measuresOf(block);
    return headlines
      .filter((headline) => headline.measure === measure)
      .flatMap((headline) => {
        const first = find(headline);
        return first ? [{ first, kpiOf: (column) => find({ ...headline, measure: column.measure }) }] : [];
      });
  };
  const wholes = toLines(headlinesOfWhole(block, page));
  const isByObjective = block.by === 'OBJECTIVE';
  const parts = isByObjective
    ? wholes
    : toLines(headlinesOfParts(block, { ...page, asked }, world)).filter((line) => hasFigures(line, block));
  const whole = isByObjective ? undefined : wholes[0];
  if (parts.length === 0) return null;

  const columns = block.columns.map((column) => toColumn(column, parts, whole));
  const findLike = ({ first }: Line) => findLikeKpi(findKpi, { ...first, measure: measureKeyOf(first) });
  const toRow = (line: Line, { kind, label, group }: Pick<BlockRow, 'kind' | 'label' | 'group'>): BlockRow => {
    const cells = block.columns.map((column) =>
      toCell(line.kpiOf(column), column, {
        held: whole?.kpiOf(column)?.target ?? null,
        isAmongMany: !isByObjective,
        like: isByObjective ? findLike(line) : null,
      }),
    );
    const isMarked = cells.some(({ mark }) => mark === 'SIGNAL' || mark === 'PAST_TARGET');
    return { key: kind === 'TOTAL' ? kind : (line.first.part?.key ?? line.first.objective ?? kind), kind, label, group, isMarked, cells };
  };
  const ordered = isByObjective ? parts : orderLines(parts, world);
  const rows = ordered.map((line) => toRow(line, { kind: 'PART', label: labelPart(line.first, world), group: groupOf(line.first, world) }));
  const returned = ordered.filter(({ first }) => first.figure.value !== null).length;
  const total = whole
    ? [
        {
          ...toRow(whole, { kind: 'TOTAL', label: block.by === 'AGENCY' ? `All ${returned} returned` : 'All', group: null }),
          isMarked: false,
        },
      ]
    : [];
  return {
    id: block.id,
    view: block.view,
    finding:
      page.time !== null
        ? toUnjudgedFinding(block, null)
        : isByObjective
          ? findInLines(parts, block, { findLike, world })
          : parts.some(({ first }) => first.isOpen && first.figure.value !== null)
            ? { kind: 'TOO_FEW', text: `${block.name}: the quarter is not closed` }
            : findMarked(rows, returned, block),
    about: aboutShown(block, page),
    because: isByObjective && parts.some((line) => findLike(line) !== null) ? tellLike(missing) : tellLeftOut(block, [...parts, ...wholes]),
    summary: `${rows
      .map(
        ({ label, cells }) =>
          `${label}: ${cells
            .map(({ text }) => text)
            .filter((text) => text !== '')
            .join(', ')}`,
      )
      .join('. ')}.`,
    kpi: null,
    // While nobody has returned anything there is nothing to draw.
    table: { rowHeading: dimensions[block.by].name, columns, rows: returned === 0 && !isByObjective ? [] : [...rows, ...total] },
    question: toQuestion(block, parts, { page: { ...page, asked }, world }),
  };
}

/** Several measures beside each other, a row each. Null where nothing was judged. */
export function answerMeasures(block: MeasuresDeclaration, { page, findKpi, world }: AnswerSetting): Block | null {
  const lines = headlinesOfWhole(block, page).flatMap((headline) => {
    const kpi = findKpi('ASKED', headline);
    return kpi ? [{ headline, kpi, like: findLikeKpi(findKpi, headline) }] : [];
  });
  const [first] = lines;
  if (!first) return null;
  const rows = lines.map(({ headline, kpi, like }): BlockRow => {
    const cells = block.columns.map((column) => toCell(kpi, column, { held: null, isAmongMany: false, like }));
    const isMarked = cells.some(({ mark }) => mark === 'SIGNAL' || mark === 'PAST_TARGET');
    return { key: headline.measure, kind: 'PART', label: kpi.measure.name, group: null, isMarked, cells };
  });
  const time = timeDrawn(page, { first: first.kpi.trend[0]?.quarter ?? page.asked.quarter, world });
  const marked = lines.filter(({ kpi, like }) => toldKinds.includes(findInKpi(kpi, like).kind));
  const [only] = marked;
  const finding: Finding =
    only === undefined
      ? { kind: 'NO_REAL_CHANGE', text: `No real change in ${block.noun}` }
      : marked.length === 1
        ? findInKpi(only.kpi, only.like)
        : {
            kind: 'REAL_CHANGE',
            text: `${capitalise(countInWords(marked.length))} of ${lines.length} ${block.noun} really changed or are off target`,
          };
  return {
    id: block.id,
    view: 'TABLE',
    finding: page.time === null ? finding : toUnjudgedFinding(block, null),
    about: aboutShown(block, page),
    because: null,
    summary: summarise(rows),
    kpi: null,
    table: {
      rowHeading: 'Measure',
      columns: block.columns.map(({ heading, drawing }) => ({
        measure: first.headline.measure,
        heading,
        drawing,
        scale: null,
        wanted: [],
      })),
      rows,
    },
    question: { measures: block.measures, ...time, by: [time.by], page },
  };
}

function summarise(rows: readonly BlockRow[]): string {
  const tell = ({ label, cells }: BlockRow) => `${label}: ${cells.flatMap(({ text }) => (text === '' ? [] : [text])).join(', ')}`;
  return `${rows.map(tell).join('. ')}.`;
}

/** All that is shown, or step by step where each row is drawn so and nothing else is told. */
function toQuestion(
  block: TableDeclaration,
  [line]: readonly Line[],
  { page, world }: Pick<AnswerSetting, 'page' | 'world'>,
): Block['question'] {
  const measures = measuresOf(block);
  const isOverTime = block.columns.every(({ drawing, shows }) => drawing === 'SPARKLINE' || shows === 'USUAL_RANGE');
  if (!isOverTime) return { measures, by: [block.by], ...timeShown(page), page };
  const time = timeDrawn(page, { first: line?.first.trend[0]?.quarter ?? page.asked.quarter, world });
  return { measures, ...time, by: [time.by, block.by], page };
}

/** Of which columns something is left out to protect people, and what; null where nothing is. */
function tellLeftOut({ columns }: TableDeclaration, lines: readonly Line[]): string | null {
  const told = columns.flatMap((column) => {
    const figures = lines.flatMap(({ kpiOf }) => kpiOf(column)?.figure ?? []);
    const of = figures.find(({ value, flags }) => value !== null && flags.includes('NOT_AVAILABLE'));
    return of ? [{ heading: column.heading, words: of.inWords.slice(of.text.length).replace(/^, /u, '') }] : [];
  });
  const [first] = told;
  return first ? `${joinWords(told.map(({ heading }) => heading))}: ${first.words}.` : null;
}

/** A part that has a figure, or of which a return is owed and has not come. */
function hasFigures({ kpiOf, first }: Line, { columns }: TableDeclaration): boolean {
  return hasNoReturn(first) || columns.some((column) => typeof kpiOf(column)?.figure.value === 'number');
}

function toColumn({ measure, heading, drawing }: ColumnDeclaration, lines: readonly Line[], whole: Line | undefined): BlockColumn {
  const kpis = [...lines, ...(whole ? [whole] : [])].flatMap((line) => line.kpiOf({ measure }) ?? []);
  const [first] = kpis;
  const held = whole?.kpiOf({ measure }) ?? null;
  const wanted = held?.measure.unit === 'PERCENT' ? wantedOf(held.target, held) : [];
  const values = [...kpis.flatMap(({ figure }) => figure.value ?? []), ...wanted];
  const scale = drawing === 'DOT' && first ? fitScale(values, (value) => formatTick(value, first.measure)) : null;
  return { measure, heading, drawing, scale, wanted: drawing === 'DOT' ? wanted : [] };
}

/** By family in their order, within one by the first column, the largest first. */
function orderLines(lines: readonly Line[], world: World): readonly Line[] {
  const families: readonly string[] = Object.values(agencyFamilies);
  const rank = ({ first }: Line) => families.indexOf(groupOf(first, world) ?? '');
  const size = ({ first }: Line) =>
    first.figure.value ?? first.trend.findLast(({ figure }) => figure.value !== null)?.figure.value ?? -Infinity;
  return lines.toSorted((one, other) => rank(one) - rank(other) || size(other) - size(one));
}

/** Of each line what is worth saying, those of which the same is said together. What is counted is named once. */
function findInLines(
  lines: readonly Line[],
  { noun }: TableDeclaration,
  { findLike, world }: { readonly findLike: (line: Line) => JudgedKpi | null; readonly world: World },
): Finding {
  const tell = (some: readonly Line[], isFirst: boolean) => {
    const names = some.length === lines.length ? '' : joinWords(some.map(({ first }) => labelPart(first, world)));
    const words = [names, isFirst || names === '' ? noun : ''].filter((word) => word !== '').join(' ');
    const [line] = some;
    return line
      ? [findInKpi(line.first, findLike(line), { subject: { words: capitalise(words), isPlural: true }, isShort: !isFirst })]
      : [];
  };
  const alike = new Map<string, Line[]>();
  for (const line of lines) {
    const { kind, text } = findInKpi(line.first, findLike(line), { subject: { words: '', isPlural: true }, isShort: true });
    const same = kind === 'NO_REAL_CHANGE' ? kind : `${kind} ${text}`;
    alike.set(same, [...(alike.get(same) ?? []), line]);
  }
  const groups = [...alike.values()].flatMap((some) => tell(some, true).map(({ kind }) => ({ kind, some })));
  const told = orderFindings(groups).filter(({ kind }) => kind !== 'NO_REAL_CHANGE');
  const [worst] = told;
  if (worst === undefined) return { kind: 'NO_REAL_CHANGE', text: `No real change in ${noun}` };
  return { kind: worst.kind, text: joinClauses(told.flatMap(({ some }, index) => tell(some, index === 0).map(({ text }) => text))) };
}

function measureKeyOf({ measure }: JudgedKpi): Headline['measure'] {
  const { key } = measure;
  if (!isMeasureKey(key)) throw new Error(`The catalogue does not have ${key}`);
  return key;
}

function findMarked(rows: readonly BlockRow[], returned: number, { noun }: TableDeclaration): Finding {
  if (returned === 0) return { kind: 'NOTHING_RECORDED', text: `No ${noun} have returned figures for this quarter` };
  const marked = rows.filter(({ isMarked }) => isMarked).length;
  const [only] = rows;
  if (only && rows.length === 1)
    return {
      kind: marked === 0 ? 'NO_REAL_CHANGE' : 'OUTLIER',
      text: `${only.label}: ${marked === 0 ? 'as usual' : 'something to look at'}`,
    };
  if (marked === 0) return { kind: 'NO_REAL_CHANGE', text: `All ${countInWords(returned)} ${noun} are as usual` };
  if (marked === returned) return { kind: 'OUTLIER', text: `All ${countInWords(returned)} ${noun} have something to look at` };
  return {
    kind: 'OUTLIER',
    text: `${capitalise(countInWords(marked))} of ${returned} ${noun} ${marked === 1 ? 'has' : 'have'} something to look at`,
  };
}
