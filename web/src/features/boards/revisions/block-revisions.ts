import type { ShownRevision } from './revision-documents.js';
import { describeCause, describeCauseDay } from './revision-words.js';

/** A revised figure of a block. */
export interface BlockRevision {
  readonly revision: Pick<ShownRevision, 'figure' | 'before' | 'now' | 'isProtected' | 'returns'>;
  /** Null if only a drawing shows it. */
  readonly cell: { readonly row: string; readonly column: number } | null;
  /** The current value. */
  readonly now: string;
}
export type BlockRevisions = readonly (BlockRevision & {
  /** Whether the figure's cell shows the current value. */
  readonly isTold: boolean;
})[];

/** The revised figures of a block. */
export function revisionsOf(
  revisions: readonly (BlockRevision['revision'] & Pick<ShownRevision, 'places'>)[],
  block: string,
): readonly BlockRevision[] {
  return revisions.flatMap((revision) =>
    revision.places.flatMap((place) =>
      place.block === block ? [{ revision, cell: place.cell, now: place.now }] : [],
    ),
  );
}

/** The parts of a block that say where its figures are shown. */
interface Drawn {
  readonly view: string;
  readonly table: {
    readonly rows: readonly { readonly key: string; readonly isFolded: boolean | null }[];
  };
}

/** Views that show every cell of their table, with room for the current value. */
const withCells: ReadonlySet<string> = new Set(['TABLE', 'TILES', 'WORDS', 'COMPARE']);

/** The revised figures, each with whether its cell shows the current value. */
export function toTold(
  revisions: readonly BlockRevision[],
  { view, table: { rows } }: Drawn,
): BlockRevisions {
  return revisions.map((each) => {
    const row = rows.find(({ key }) => key === each.cell?.row);
    return { ...each, isTold: withCells.has(view) && row !== undefined && row.isFolded !== true };
  });
}

interface CauseGroup {
  /** Which return changed the figures, and when. */
  readonly cause: string;
  /** Figures whose current value is in no cell: `Confirmed disruptions: 731, now 737`. */
  readonly words: readonly string[];
  /** How many more figures changed. */
  readonly more: number;
}

/**
 * Beyond this number, figures are only counted under a block; the table of all revisions names
 * them.
 */
const maxNamed = 3;

/** The causes of a block's revisions, each once. */
export function groupByCause(revisions: BlockRevisions): readonly CauseGroup[] {
  const groups = new Map<string, ReadonlySet<string>>();
  for (const { revision, isTold } of revisions) {
    const cause = [describeCause(revision), describeCauseDay(revision)]
      .filter((part) => part !== '')
      .join(', ');
    const words = groups.get(cause) ?? new Set();
    groups.set(
      cause,
      isTold
        ? words
        : new Set([...words, `${revision.figure}: ${revision.before}, now ${revision.now}`]),
    );
  }
  return [...groups].map(([cause, words]) => ({
    cause,
    words: [...words].slice(0, maxNamed),
    more: Math.max(words.size - maxNamed, 0),
  }));
}
