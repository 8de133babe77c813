import { objectives } from '#domain/lists.js';
import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { declarePage, pages } from '#domain/pages/declared/catalogue.js';
import type { BlockDeclaration, PageDeclaration } from '#domain/pages/declared/declaration.js';
import { isObjective } from '#domain/scorecard/headline.js';

/** The part of a pin that names a block of a built-in page. */
export interface PinOfPage {
  readonly pageKey: string | null;
  readonly blockId: string | null;
  /** The measure of the page, or of the one tile shown; null if there is neither. */
  readonly measure: string | null;
  readonly scope: Readonly<Record<string, unknown>>;
}

/** The pinned page and block; null if there is no such page, block or tile. */
export function findPinned({ pageKey, blockId, measure }: Omit<PinOfPage, 'scope'>): {
  readonly page: PageDeclaration;
  readonly block: BlockDeclaration;
} | null {
  const page = Object.entries(pages).find(([key]) => key === pageKey)?.[1];
  if (page === undefined) return null;
  const declared = declarePage(page, measure);
  const block = declared.blocks.find(({ id }) => id === blockId);
  if (block === undefined) return null;
  const isTileMissing =
    block.view === 'TILES' &&
    measure !== null &&
    !block.tiles.some((tile) => tile.measure === measure);
  return isTileMissing ? null : { page: declared, block };
}

/** The name of a page's pinned block: `Reports: Crime types`, or the name of its tile's figure. */
export function namePin(pin: PinOfPage): string {
  const found = findPinned(pin);
  if (found === null)
    return pin.pageKey === null ? 'A saved question that is gone' : 'A block that is gone';
  const { page, block } = found;
  const { measure, scope } = pin;
  if (block.view !== 'TILES' || measure === null || !isMeasureKey(measure))
    return page.name === block.name ? page.name : `${page.name}: ${block.name}`;
  const { objective } = scope;
  return typeof objective === 'string' && isObjective(objective)
    ? objectives[objective].name
    : measureOf(measure).name;
}
