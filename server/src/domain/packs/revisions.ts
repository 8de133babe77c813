import { formatDifference } from '#domain/figures/change.js';
import { formatFigure } from '#domain/figures/format.js';
import type { Dataset } from '#domain/lists.js';
import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { sourcesOf } from '#domain/measures/measure.js';
import { isQuarter, type Quarter } from '#domain/quarter.js';

/** A figure of a block that is held against what the same block shows now. */
interface Valued {
  readonly text: string;
  /** Null where there is none, or it is not shown. */
  readonly value: number | null;
}

/** A judged figure of a block. */
interface RevisableKpi {
  readonly name: string;
  readonly measure: { readonly key: string; readonly name: string };
  readonly figure: Valued;
}

/** What of a block is held against what it shows now. */
export interface RevisableBlock {
  readonly id: string;
  readonly about: string;
  readonly table: {
    readonly columns: readonly { readonly heading: string; readonly measure: { readonly key: string; readonly name: string } }[];
    readonly rows: readonly { readonly key: string; readonly label: string; readonly cells: readonly Valued[] }[];
  };
  readonly kpi: RevisableKpi | null;
  readonly tiles: readonly { readonly kpi: RevisableKpi }[];
  readonly question: {
    readonly by: readonly string[];
    readonly shownFrom: { readonly key: string };
    readonly shownTo: { readonly key: string };
  };
}

/** Figures of a section, as they were or as they are. */
export interface RevisableSection {
  readonly key: string;
  readonly blocks: readonly RevisableBlock[];
}

/** A return that was published after a pack was frozen. */
export interface LaterReturn {
  readonly agencyId: number;
  readonly dataset: Dataset;
  readonly quarter: Quarter;
  readonly publishedAt: Date;
}

/** A figure that is another now than the board saw. */
export interface Revision {
  readonly section: string;
  readonly block: string;
  /** What it is of: the measure, and its row. */
  readonly measure: string;
  readonly row: string;
  readonly column: string;
  readonly then: string;
  readonly now: string;
  /** The later less the earlier, signed, of figures that are shown exactly. Null of protected ones, where chance may be all of it, and where there is none. */
  readonly difference: string | null;
  /** Whether it is protected: all revisions of its quarter are told together then, and no return is named. */
  readonly isProtected: boolean;
  /** The returns that may have changed it, the latest first. */
  readonly returns: readonly LaterReturn[];
}

interface Cell extends Valued {
  readonly measure: { readonly key: string; readonly name: string };
  readonly row: { readonly key: string; readonly label: string };
  readonly column: string;
}

/** What may have changed figures. */
interface Causes {
  /** The returns that were published after the pack was frozen. */
  readonly later: readonly LaterReturn[];
  readonly agencyIdOf: (code: string) => number | null;
}

/**
 * The figures of sections that another value stands at now. Both are what the same reader is shown, so that a difference is never finer than they
 * are.
 */
export function findRevised(then: readonly RevisableSection[], now: readonly RevisableSection[], causes: Causes): readonly Revision[] {
  return then.flatMap(({ key, blocks }) => {
    const today = new Map(now.find((section) => section.key === key)?.blocks.map((block) => [block.id, block]));
    return blocks.flatMap((block) => {
      const standing = today.get(block.id);
      if (standing === undefined) return [];
      const cells = new Map(cellsOf(standing).map((cell) => [nameOf(cell), cell]));
      return cellsOf(block).flatMap((cell): readonly Revision[] => {
        const present = cells.get(nameOf(cell));
        if (present === undefined || present.text === cell.text) return [];
        // Words about figures, such as the usual range, follow from them.
        if (present.value === null && cell.value === null) return [];
        const isProtected = doesProtect(cell.measure.key);
        return [
          {
            ...{ section: key, block: block.id, measure: cell.measure.name, row: cell.row.label, column: cell.column },
            ...{ then: cell.text, now: present.text, isProtected },
            difference: isProtected ? null : describeDifference(cell, present),
            returns: isProtected ? [] : causesOf(cell, block, causes),
          },
        ];
      });
    });
  });
}

/** The judged figures of a block, and the cells of its table that do not repeat one of them. */
function cellsOf({ about, table, kpi, tiles }: RevisableBlock): readonly Cell[] {
  const judged = [...(kpi ? [kpi] : []), ...tiles.map((tile) => tile.kpi)].map(({ name, measure, figure }) => ({
    ...figure,
    measure,
    row: { key: name, label: name },
    column: '',
  }));
  const told = new Set(judged.map(({ measure, text }) => `${measure.key} ${text}`));
  const inTable = table.rows.flatMap(({ key, label, cells }) =>
    cells.flatMap((cell, index): readonly Cell[] => {
      const column = table.columns[index];
      if (column === undefined || told.has(`${column.measure.key} ${cell.text}`)) return [];
      return [
        {
          text: cell.text,
          value: cell.value,
          measure: column.measure,
          row: { key, label: label === '' ? about : label },
          column: column.heading,
        },
      ];
    }),
  );
  return [...judged, ...inTable];
}

function nameOf({ measure, row, column }: Cell): string {
  return JSON.stringify([measure.key, row.key, column]);
}

/** A measure that no longer is counts as protected. */
function doesProtect(key: string): boolean {
  return !isMeasureKey(key) || measureOf(key).disclosure.startsWith('PROTECTED');
}

/** Only of figures that are told as they are: what is drawn of others is on a scale of its own. */
function describeDifference({ measure, ...then }: Cell, now: Valued): string | null {
  if (!isMeasureKey(measure.key)) return null;
  const { unit } = measureOf(measure.key);
  const isPlain = ({ text, value }: Valued) => value !== null && text === formatFigure(value, unit);
  if (then.value === null || now.value === null || !isPlain(then) || !isPlain(now)) return null;
  const difference = now.value - then.value;
  return `${difference < 0 ? '−' : '+'}${formatDifference(Math.abs(difference), unit, 0)}`;
}

/** The returns of its datasets for the quarters that a figure is of; where its row is of one agency, those of that one. */
function causesOf({ measure, row }: Cell, { question }: RevisableBlock, { later, agencyIdOf }: Causes): readonly LaterReturn[] {
  if (!isMeasureKey(measure.key)) return [];
  const sources = sourcesOf(measureOf(measure.key));
  const [from, to] = isQuarter(row.key) ? [row.key, row.key] : [question.shownFrom.key, question.shownTo.key];
  const agencyId = question.by.includes('AGENCY') ? agencyIdOf(row.key) : null;
  return later
    .filter(({ dataset, quarter }) => (sources.includes(dataset) || sources.includes('RETURNS')) && quarter >= from && quarter <= to)
    .filter((each) => agencyId === null || each.agencyId === agencyId)
    .toSorted((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime());
}
