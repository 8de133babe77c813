import { agencyFamilies } from '#domain/agencies.js';
import { joinWords } from '#domain/figures/format.js';
import type { World } from '#domain/figures/world.js';
import { describeExplanation } from '#domain/findings/describe-explanation.js';
import { type Finding, orderFindings } from '#domain/findings/finding.js';
import { findInKpi, joinClauses } from '#domain/findings/kpi-finding.js';
import { isMeasureKey, type MeasureKey } from '#domain/measures/catalogue.js';
import { dimensions } from '#domain/measures/dimensions.js';
import { memoise } from '#domain/memoise.js';
import type { Headline } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

import type { Block, BlockCell, BlockColumn, BlockRow, CellMark } from './block.js';
import { tellByQuarter } from './by-quarter.js';
import { hasNoReturn, isMark, toCell } from './cell.js';
import type { ColumnDeclaration, TableDeclaration } from './declaration.js';
import { explainHeadline } from './explained.js';
import { foldRows } from './fold-rows.js';
import { holdParts, outlierMark } from './held-parts.js';
import { type AnswerSetting, findForceKpi, findLikeKpi, noteLike } from './like-with-like.js';
import { findMarked } from './marked-finding.js';
import type { Note } from './note.js';
import { columnsSeen } from './own.js';
import { toApartCell } from './own-cell.js';
import { askedBy, columnsOf, headlinesHeld, headlinesOfParts, headlinesOfWhole, isHeldColumn, measuresOf } from './page-question.js';
import { groupOf, labelPart } from './part-label.js';
import { fitScale } from './scale.js';
import { aboutShown, timeDrawn, timeShown, toUnjudgedFinding } from './unjudged.js';
import { findUnjudged } from './unjudged-finding.js';
import { tellUnplaced } from './unplaced.js';
import { formatTick, wantedOf } from './wanted.js';

/** One part with a figure for each measure. */
interface Line {
  readonly first: JudgedKpi;
  readonly kpiOf: (column: Pick<ColumnDeclaration, 'measure' | 'objective'>) => JudgedKpi | null;
  /** The same of the viewer's own records alone, where that is judged. */
  readonly ownOf: (column: Pick<ColumnDeclaration, 'measure'>) => JudgedKpi | null;
}

/** Figures of parts beside each other. Null where nothing was judged. */
export function answerTable(block: TableDeclaration, setting: AnswerSetting): Block | null {
  const { page, findKpi, world, missing } = setting;
  const { name, asked } = askedBy(block, page, world);
  const find = (headline: Pick<Headline, 'measure' | 'objective' | 'part'>) => findKpi(name, headline);
  const toLines = (headlines: readonly Headline[]): readonly Line[] => {
    const [measure] = measuresOf(block);
    return headlines
      .filter((headline) => headline.measure === measure && (block.by === 'OBJECTIVE' || headline.objective === page.objective))
      .flatMap((headline) => {
        const first = find(headline);
        const kpiOf: Line['kpiOf'] = ({ measure: of, objective = headline.objective }) => find({ ...headline, measure: of, objective });
        return first ? [{ first, kpiOf, ownOf: ({ measure: of }) => findKpi('OWN', { ...headline, measure: of }) }] : [];
      });
  };
  const isApart = page.own.length > 0;
  const shown = columnsSeen(columnsOf(block, page), isApart);
  const wholes = toLines(headlinesOfWhole(block, page));
  const isByObjective = block.by === 'OBJECTIVE';
  const listed = isByObjective ? wholes : toLines(headlinesOfParts(block, { ...page, asked }, world));
  const parts = isByObjective ? wholes : listed.filter((line) => hasFigures(line, shown));
  const whole = isByObjective ? undefined : wholes[0];
  const question = toQuestion(block, parts, { page: { ...page, asked }, world });
  if (parts.length === 0)
    return listed.some(({ first: { figure } }) => figure.isWithheld || figure.flags.includes('CONFIDENTIAL'))
      ? toHidden(block, question)
      : null;
  const [only] = parts;
  // The district that is asked for is what the rest of the page is of.
  if (parts.length === 1 && block.by === 'AREA' && only?.first.part?.key === asked.area.code) return null;

  const findOutlier = outlierFinder(block, setting);
  const findLike = ({ first }: Line) => findLikeKpi(findKpi, headlineOf(first));
  const findForce = ({ first }: Line) => findForceKpi(findKpi, headlineOf(first));
  const toRow = (line: Line, { kind, label, group }: Pick<BlockRow, 'kind' | 'label' | 'group'>): BlockRow => {
    const cells = shown.map((column) => {
      const options = {
        // Whether a place or an agency stands out is for chance to say, and not for the target of the whole.
        held: findOutlier.isHeld(column) ? null : (whole?.kpiOf(column)?.target ?? null),
        isAmongMany: !isByObjective,
        like: isByObjective ? findLike(line) : null,
        outlier: kind === 'PART' && findOutlier.isHeld(column) ? findOutlier.markOf(column.measure, line.first.part?.key ?? '') : null,
      };
      const all = line.kpiOf(column);
      return isApart && all !== null ? toApartCell({ all, own: line.ownOf(column) }, column, options) : toCell(all, column, options);
    });
    const isMarked = cells.some(({ mark }) => isMark(mark));
    return { key: kind === 'TOTAL' ? kind : (line.first.part?.key ?? line.first.objective ?? kind), kind, label, group, isMarked, cells };
  };
  const isFolded = block.drawsMost !== undefined && parts.length > block.drawsMost;
  const ordered = isByObjective ? parts : orderLines(parts, isFolded ? () => null : ({ first }) => groupOf(first, world));
  const rows = ordered.map((line) =>
    toRow(line, { kind: 'PART', label: labelPart(line.first, world), group: isFolded ? null : groupOf(line.first, world) }),
  );
  const returned = ordered.filter(({ first }) => first.figure.value !== null).length;
  const total = whole
    ? [
        {
          ...toRow(whole, { kind: 'TOTAL', label: block.by === 'AGENCY' ? `All ${returned} returned` : 'All', group: null }),
          isMarked: false,
        },
      ]
    : [];
  // The whole is told and not drawn on the scale of its parts: beside it they would be small.
  const columns = withOneShade(
    shown.map((column, index) => toColumn(column, { lines: parts, whole, cells: rows.flatMap((row) => row.cells[index] ?? []) })),
  );
  const byQuarter =
    block.isAlsoByQuarter === true
      ? tellByQuarter({ block, lines: [...ordered, ...wholes], labels: [...rows, ...total], question }, { page, world })
      : null;
  return {
    id: block.id,
    view: block.view,
    finding:
      page.time !== null
        ? toUnjudgedFinding(block, null)
        : isByObjective
          ? findInLines(parts, block, { findLike, findForce, world })
          : parts.some(({ first }) => first.isOpen && first.figure.value !== null)
            ? { kind: 'TOO_FEW', text: `${block.name}: the quarter is not closed` }
            : (findUnjudged(parts, block, isApart) ?? findMarked(rows, returned, { noun: block.noun, columns: shown })),
    about: aboutShown(block, page),
    because: block.tellsWhy ? tellReasons(parts, setting) : isApart ? null : tellUnplaced(block, parts, whole),
    notes:
      isByObjective && parts.some((line) => findLike(line) !== null)
        ? [noteLike(missing)]
        : isApart
          ? []
          : noteLeftOut(shown, [...parts, ...wholes]),
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
    table: {
      rowHeading: dimensions[block.by].name,
      columns,
      rows:
        returned === 0 && !isByObjective
          ? []
          : [...(isFolded ? foldRows(rows, ordered, { block, asked: page.asked, shown }) : rows), ...total],
    },
    byQuarter,
    question,
  };
}

/** A list of which every part is too small to show. */
function toHidden(block: TableDeclaration, question: Block['question']): Block {
  return {
    id: block.id,
    view: block.view,
    finding: { kind: 'WITHHELD', text: `${block.name}: too few to show` },
    about: block.about,
    because: null,
    summary: 'Each part is too small to show. That does not mean that there is nobody.',
    kpi: null,
    table: { rowHeading: dimensions[block.by].name, columns: [], rows: [] },
    question,
  };
}

interface OutlierFinder {
  /** Whether the parts of a column are held against each other. */
  readonly isHeld: (column: ColumnDeclaration) => boolean;
  /** How a part is marked that differs from the others by more than chance gives; null where it does not. */
  readonly markOf: (measure: MeasureKey, key: string) => CellMark | null;
}

/** Which parts of a table stand out among the others over four quarters. */
function outlierFinder(block: TableDeclaration, { page, findFourQuarters, world }: AnswerSetting): OutlierFinder {
  const figures = findFourQuarters(askedBy(block, page, world).name);
  const headlines = headlinesHeld(block, page, world);
  const held = memoise((measure: MeasureKey) => {
    const own = headlines.flatMap((headline) => {
      const figure = headline.measure === measure ? figures(headline) : null;
      return headline.part === null || figure === null ? [] : [{ part: headline.part, figure }];
    });
    return own.length === 0 ? null : holdParts(measure, own);
  });
  return {
    isHeld: (column) => isHeldColumn(column) && held(column.measure) !== null,
    markOf: (measure, key) => {
      const found = held(measure)?.parts.find(({ part }) => part.key === key);
      return found ? outlierMark(found) : null;
    },
  };
}

/** All that is shown, or step by step where each row is drawn so and nothing else is told. */
function toQuestion(
  block: TableDeclaration,
  [line]: readonly Line[],
  { page, world }: Pick<AnswerSetting, 'page' | 'world'>,
): Block['question'] {
  const measures = measuresOf(block);
  const isOverTime = block.columns.every(({ drawing, shows }) => drawing === 'SPARKLINE' || shows === 'USUAL_RANGE');
  const isUnder = block.by !== 'OBJECTIVE' && block.columns.some(({ objective }) => objective !== undefined);
  if (!isOverTime) return { measures, by: isUnder ? ['OBJECTIVE', block.by] : [block.by], ...timeShown(page), page };
  const time = timeDrawn(page, { first: line?.first.trend[0]?.quarter ?? page.asked.quarter, world });
  return { measures, ...time, by: [time.by, block.by], page };
}

/** Of which columns something is left out to protect people, and what. */
function noteLeftOut(columns: readonly ColumnDeclaration[], lines: readonly Line[]): readonly Note[] {
  const told = columns.flatMap((column) => {
    const figures = lines.flatMap(({ kpiOf }) => kpiOf(column)?.figure ?? []);
    const of = figures.find(({ value, flags }) => value !== null && flags.includes('NOT_AVAILABLE'));
    return of ? [{ ...column, words: of.inWords.slice(of.text.length).replace(/^, /u, '') }] : [];
  });
  const [first] = told;
  if (!first) return [];
  const text = `${joinWords(told.map(({ heading }) => heading))}: ${first.words}.`;
  return [{ code: 'LEFT_OUT', text, refersTo: told.map(({ measure }) => measure) }];
}

/** A part that has a figure that is drawn, or of which a return is owed and has not come. */
function hasFigures({ kpiOf, first }: Line, columns: readonly ColumnDeclaration[]): boolean {
  return hasNoReturn(first) || columns.some((column) => column.drawing !== 'NONE' && typeof kpiOf(column)?.figure.value === 'number');
}

interface ColumnContent {
  readonly lines: readonly Line[];
  readonly whole: Line | undefined;
  readonly cells: readonly BlockCell[];
}

function toColumn(column: ColumnDeclaration, { lines, whole, cells }: ColumnContent): BlockColumn {
  const { measure, objective, heading, drawing } = column;
  const of = { measure, ...(objective === undefined ? {} : { objective }) };
  if (drawing === 'SHADE') {
    const most = Math.max(0, ...lines.flatMap((line) => line.kpiOf(column)?.figure.value ?? []));
    return { ...of, heading, drawing, scale: { from: 0, to: most, ticks: [] }, wanted: [] };
  }
  const kpis = [...lines, ...(whole ? [whole] : [])].flatMap((line) => line.kpiOf(column) ?? []);
  const [first] = kpis;
  const held = whole?.kpiOf(column) ?? null;
  const wanted = held?.measure.unit === 'PERCENT' ? wantedOf(held.target, held) : [];
  const values = [...kpis.flatMap(({ figure }) => figure.value ?? []), ...wanted];
  const isOnOne = drawing === 'PANEL' || drawing === 'BAR';
  const drawn = isOnOne ? cells.flatMap(drawnValues) : values;
  const scale = (drawing === 'DOT' || isOnOne) && first ? fitScale(drawn, (value) => formatTick(value, first.measure)) : null;
  return { ...of, heading, drawing, scale, wanted: drawing === 'DOT' ? wanted : [] };
}

/** Everything of a cell that its scale must hold. */
function drawnValues({ value, series, ranges, usual }: BlockCell): readonly number[] {
  const ends = [...ranges, usual].flatMap((range) => (range === null ? [] : [range.lower, range.upper]));
  return [value, ...series].filter((each) => each !== null).concat(ends);
}

/** Columns that are shaded on the scale of the one that reaches furthest. */
function withOneShade(columns: readonly BlockColumn[]): readonly BlockColumn[] {
  const to = Math.max(0, ...columns.flatMap(({ drawing, scale }) => (drawing === 'SHADE' && scale ? [scale.to] : [])));
  return columns.map((column) => (column.drawing === 'SHADE' && column.scale ? { ...column, scale: { ...column.scale, to } } : column));
}

/** A reason has at most so many words. */
const MOST_WORDS = 30;

/** What explains the lines of which there is something to say, the worst first; null where nothing does. */
function tellReasons(lines: readonly Line[], setting: AnswerSetting): string | null {
  if (setting.page.time !== null) return null;
  const told = orderFindings(
    lines.map((line) => ({
      line,
      kind: findInKpi(line.first, findLikeKpi(setting.findKpi, { ...line.first, measure: measureKeyOf(line.first) })).kind,
    })),
  );
  const reasons = told.flatMap(({ line: { first } }) => {
    const explained = explainHeadline({ ...first, measure: measureKeyOf(first) }, setting);
    if (explained?.explanation.kind !== 'PART') return [];
    return `${labelPart(first, setting.world)}: ${describeExplanation(explained, { measure: first.measure, world: setting.world })}`;
  });
  const [first, ...others] = reasons;
  if (first === undefined) return null;
  return others.reduce((all, each) => (countWords(`${all} ${each}`) > MOST_WORDS ? all : `${all} ${each}`), first);
}

function countWords(text: string): number {
  return text.split(/\s+/u).length;
}

/**
 * By group in their order, families of agencies, within one by the first column, the largest first. Rates and shares are put in no order:
 * that would be a rank.
 */
function orderLines(lines: readonly Line[], findGroup: (line: Line) => string | null): readonly Line[] {
  const families: readonly string[] = Object.values(agencyFamilies);
  const rank = (line: Line) => families.indexOf(findGroup(line) ?? '');
  const size = ({ first }: Line) =>
    first.figure.value ?? first.trend.findLast(({ figure }) => figure.value !== null)?.figure.value ?? -Infinity;
  const isRanked = lines[0]?.first.measure.denominator !== null;
  return lines.toSorted((one, other) => rank(one) - rank(other) || (isRanked ? 0 : size(other) - size(one)));
}

interface LineFinders {
  readonly findLike: (line: Line) => JudgedKpi | null;
  readonly findForce: (line: Line) => JudgedKpi | null;
  readonly world: World;
}

/** Of each line what is worth saying, those of which the same is said together. What is counted is named once. */
function findInLines(lines: readonly Line[], { noun }: TableDeclaration, { findLike, findForce, world }: LineFinders): Finding {
  const tell = (some: readonly Line[], isFirst: boolean) => {
    const names = some.length === lines.length ? '' : joinWords(some.map(({ first }) => labelPart(first, world)));
    const words = [names, isFirst || names === '' ? noun : ''].filter((word) => word !== '').join(' ');
    const [line] = some;
    return line
      ? [
          findInKpi(line.first, findLike(line), {
            ...{ subject: { words: capitalise(words), isPlural: true }, isShort: !isFirst },
            force: findForce(line),
          }),
        ]
      : [];
  };
  const alike = new Map<string, Line[]>();
  for (const line of lines) {
    const { kind, text } = findInKpi(line.first, findLike(line), {
      ...{ subject: { words: '', isPlural: true }, isShort: true },
      force: findForce(line),
    });
    const same = kind === 'NO_REAL_CHANGE' ? kind : `${kind} ${text}`;
    alike.set(same, [...(alike.get(same) ?? []), line]);
  }
  const groups = [...alike.values()].flatMap((some) => tell(some, true).map(({ kind }) => ({ kind, some })));
  const told = orderFindings(groups).filter(({ kind }) => kind !== 'NO_REAL_CHANGE');
  const [worst] = told;
  if (worst === undefined) return { kind: 'NO_REAL_CHANGE', text: `No real change in ${noun}` };
  return { kind: worst.kind, text: joinClauses(told.flatMap(({ some }, index) => tell(some, index === 0).map(({ text }) => text))) };
}

/** What a figure is of. */
function headlineOf(kpi: JudgedKpi): Pick<Headline, 'measure' | 'objective' | 'part'> {
  return { measure: measureKeyOf(kpi), objective: kpi.objective, part: kpi.part };
}

function measureKeyOf({ measure }: JudgedKpi): Headline['measure'] {
  const { key } = measure;
  if (!isMeasureKey(key)) throw new Error(`The catalogue does not have ${key}`);
  return key;
}
