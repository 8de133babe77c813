import type { PrintedPack, PrintedSection } from '#features/boards/print/print-document.js';

/** What is on the wall at a time. */
export type Screen =
  | {
      readonly kind: 'SECTION';
      readonly section: PrintedSection;
      readonly blocks: PrintedSection['blocks'];
      /** Which of the screens of its section it is, from 1. */
      readonly place: number;
      readonly of: number;
    }
  | { readonly kind: 'ACTIONS' };

/** The screens of a pack in their order. Actions come last, where there are any. */
export function toScreens({ contents: { sections }, actions }: Pick<PrintedPack, 'contents' | 'actions'>): readonly Screen[] {
  const shown = sections.flatMap((section): readonly Screen[] => {
    const groups = groupFigures(section.blocks);
    return groups.map((blocks, index) => ({ kind: 'SECTION', section, blocks: [...blocks], place: index + 1, of: groups.length }));
  });
  return actions.length === 0 ? shown : [...shown, { kind: 'ACTIONS' }];
}

interface Tiled {
  readonly tiles: readonly unknown[];
}

/**
 * The figures of a section as screens show them: each by itself, and figures at a glance together, as on paper. One empty group for a
 * section without any.
 */
export function groupFigures<Block extends Tiled>(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const tiled = blocks.filter(isTiled);
  const groups = [...(tiled.length === 0 ? [] : [tiled]), ...blocks.filter((block) => !isTiled(block)).map((block) => [block])];
  return groups.length === 0 ? [[]] : groups;
}

/** Whether a block is figures at a glance. */
export function isTiled({ tiles }: Tiled): boolean {
  return tiles.length > 0;
}

/** The heading of a screen, such as `8 Reports, 1 of 3`. */
export function nameScreen(screen: Screen): string {
  return screen.kind === 'ACTIONS' ? 'Actions' : namePart(screen.section, screen);
}

/** A part of a section by its place: `8 Reports, 1 of 3`, or `8 Reports` where it is all of it. */
export function namePart(
  { number, heading }: { readonly number: number; readonly heading: string },
  { place, of }: { readonly place: number; readonly of: number },
): string {
  return `${number} ${heading}${of === 1 ? '' : `, ${place} of ${of}`}`;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much larger something may be drawn so that all of it is seen, and no larger than so many times. */
export function fitInto(room: Size, drawn: Size, most: number): number {
  if (drawn.width <= 0 || drawn.height <= 0) return 1;
  return Math.min(room.width / drawn.width, room.height / drawn.height, most);
}
