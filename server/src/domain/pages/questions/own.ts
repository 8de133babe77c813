import type { Policy } from '#domain/access/policy.js';
import type { AgencyRecord } from '#domain/agencies.js';
import type { BlockDeclaration, ColumnDeclaration } from '#domain/pages/declared/declaration.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { CardParams } from '#domain/scorecard/ask-headlines.js';

/**
 * The agencies whose own figures are shown next to other agencies' protected ones: the viewer's,
 * unless a single agency is chosen.
 */
export function findOwn(
  { agency, agencyKind }: CardParams,
  policy: Policy,
  { agencies }: Pick<ReferenceData, 'agencies'>,
): readonly AgencyRecord[] {
  if (policy.kind === 'CLEARED' || agency !== null) return [];
  return agencies.filter(
    ({ id, kind }) => policy.agencyIds.includes(id) && (agencyKind ?? kind) === kind,
  );
}

/**
 * A question for only the viewer's own records. A single agency is asked for as any viewer would
 * ask for it.
 */
export function toOwnAsked(asked: CardParams, own: readonly AgencyRecord[]): CardParams {
  const [agency = null, ...others] = own;
  if (others.length === 0) return { ...asked, agency, agencyKind: null };
  return { ...asked, agencyKind: null, only: new Set(own.map(({ id }) => id)) };
}

/** Whether a block has separate figures for the viewer's own records, if they have any. */
export function isOfOwn(block: BlockDeclaration): boolean {
  switch (block.view) {
    case 'CONTROL':
      return block.ofOwn === true;
    case 'TASKS':
      return true;
    case 'TABLE':
    case 'MEASURES':
      return block.columns.some(({ of }) => of === 'OWN');
    default:
      return false;
  }
}

/** The headings of the viewer's own figures, of other agencies', and of all together. */
export const ownHeadings = { OWN: 'Ours', OTHERS: 'Others', ALL: 'All' } as const;

/**
 * The columns that a viewer sees: those for others, and for all in comparison, only if the viewer's
 * own are separate.
 */
export function columnsSeen<
  Column extends Pick<ColumnDeclaration, 'of' | 'shows' | 'drawing' | 'heading'>,
>(columns: readonly Column[], isApart: boolean): readonly Column[] {
  if (!isApart) return columns.filter(({ of }) => of !== 'OTHERS' && of !== 'ALL');
  return columns.map((column) => {
    if (column.drawing === 'BAR') return { ...column, heading: 'Ours first, then others' };
    const isFigure = column.shows === 'VALUE' || column.shows === 'SHARE';
    return column.of !== undefined && isFigure
      ? { ...column, heading: ownHeadings[column.of] }
      : column;
  });
}
