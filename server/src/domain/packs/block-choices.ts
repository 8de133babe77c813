import { declarePage, pages } from '#domain/pages/declared/catalogue.js';

import { PACK_PAGE, type PageBlock } from './pack.js';

/** A block of a page that a section may show, with its name: `Reports: Crime types`. */
export interface BlockChoice extends PageBlock {
  readonly name: string;
}

/**
 * Blocks about the current quarter and about the reader's own tasks: they differ between readers of
 * a pack.
 */
const ofToday: ReadonlySet<string> = new Set(['NOW', 'TASKS']);

/**
 * Left out: the page of one measure repeats the other pages, and a saved question can show any
 * measure.
 */
const left: ReadonlySet<string> = new Set(['MEASURE']);

/** Every block of a page that a section may show, in the order of the pages. */
export const blockChoices: readonly BlockChoice[] = [
  { page: PACK_PAGE, block: 'since', name: 'Readings that changed since the last pack' },
  { page: PACK_PAGE, block: 'real-changes', name: 'Measures that show a real change' },
  ...Object.entries(pages)
    .filter(([page]) => !left.has(page))
    .flatMap(([page, declaration]) => {
      const { name, blocks } = declarePage(declaration, null);
      return blocks
        .filter(({ view }) => !ofToday.has(view))
        .map((block): BlockChoice => ({
          page,
          block: block.id,
          name: block.name === name ? name : `${name}: ${block.name}`,
        }));
    }),
];

/** The name of a page's block; null if no section may show it. */
export function nameBlock({ page, block }: PageBlock): string | null {
  return (
    blockChoices.find((choice) => choice.page === page && choice.block === block)?.name ?? null
  );
}
