import { BLOCK } from '#blocks/block-fragment.js';
import { kindWords } from '#features/boards/pack-words.js';
import type { PrintedPack, PrintedSection } from '#features/boards/print/print-document.js';
import { unmask } from '#graphql/unmask.js';

import { toWallFigures, type WallFigure } from './wall-figures.js';

/** What is said of a section: a text under its heading, or a note of what its figures lack. */
interface Said {
  readonly id: string;
  readonly heading: string | null;
  readonly body: string;
}

/** What is on the wall at a time. */
export type Screen =
  | {
      readonly kind: 'SECTION';
      readonly section: PrintedSection;
      /** Null of one that shows what is said alone. */
      readonly figure: WallFigure<ReturnType<typeof toWhole>> | null;
      readonly texts: readonly Said[];
      /** Which of the screens of its section it is, from 1. */
      readonly place: number;
      readonly of: number;
    }
  | { readonly kind: 'ACTIONS' };

/** The screens of a pack in their order. Actions come last, where there are any. */
export function toScreens({ contents: { sections }, actions }: Pick<PrintedPack, 'contents' | 'actions'>): readonly Screen[] {
  const shown = sections.flatMap((section): readonly Screen[] => {
    const texts = toSaid(section);
    const parts = shareOut(toWallFigures(section.blocks.map(toWhole)), texts);
    return parts.map((part, index) => ({ kind: 'SECTION', section, ...part, place: index + 1, of: parts.length }));
  });
  return actions.length === 0 ? shown : [...shown, { kind: 'ACTIONS' }];
}

function toSaid({ texts, notes }: PrintedSection): readonly Said[] {
  const written = texts.filter(({ body }) => body !== '');
  return [
    ...written.map(({ id, kind, body }) => ({ id, heading: kindWords[kind], body })),
    ...notes.map((body) => ({ id: body, heading: null, body })),
  ];
}

function toWhole(block: PrintedSection['blocks'][number]) {
  return { ...block, ...unmask(BLOCK, block) };
}

/** What is said stands beside every figure that leaves it room; where none does, on a screen of its own, as where there is no figure. */
export function shareOut<Figure extends { readonly isBroad: boolean }, Text>(figures: readonly Figure[], texts: readonly Text[]) {
  const beside = figures.map((figure) => ({ figure, texts: figure.isBroad ? [] : texts }));
  const isSaid = texts.length === 0 || figures.some(({ isBroad }) => !isBroad);
  return isSaid && beside.length > 0 ? beside : [...beside, { figure: null, texts }];
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
