import { BLOCK } from '#blocks/block-fragment.js';
import { kindWords } from '#features/boards/pack-words.js';
import type {
  PrintedAction,
  PrintedPack,
  PrintedSection,
} from '#features/boards/print/print-document.js';
import { unmask } from '#graphql/unmask.js';

import { type ScreenFigure, toScreenFigures } from './screen-figures.js';
import { inParts, inScreens, isLong, type Said } from './screen-words.js';

/** The content of the wall at one time. */
export type Screen =
  | {
      readonly kind: 'SECTION';
      readonly section: PrintedSection;
      /** Null for a screen of texts only. */
      readonly figure: ScreenFigure<ReturnType<typeof toWhole>> | null;
      readonly texts: readonly Said[];
      /** The number of the screen within its section, from 1. */
      readonly place: number;
      readonly of: number;
    }
  | {
      readonly kind: 'ACTIONS';
      readonly actions: readonly PrintedAction[];
      /** All actions of the pack; the screen shows some of them. */
      readonly all: readonly PrintedAction[];
      readonly place: number;
      readonly of: number;
    };

/** Maximum number of actions on a screen at a legible size. */
const MAX_ACTIONS = 6;

/** The screens of a pack in order. Actions come last, if there are any. */
export function toScreens({
  contents: { sections },
  actions,
}: Pick<PrintedPack, 'contents' | 'actions'>): readonly Screen[] {
  const shown = sections.flatMap((section): readonly Screen[] => {
    const texts = toSaid(section);
    const parts = shareOut(
      toScreenFigures(section.blocks.map(toWhole), texts.length === 0 || isLong(texts)),
      texts,
    );
    return parts.map((part, index) => ({
      kind: 'SECTION',
      section,
      ...part,
      place: index + 1,
      of: parts.length,
    }));
  });
  const parts = inParts(actions, MAX_ACTIONS);
  return [
    ...shown,
    ...parts.map((some, index): Screen => ({
      kind: 'ACTIONS',
      actions: some,
      all: actions,
      place: index + 1,
      of: parts.length,
    })),
  ];
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

/**
 * Texts are repeated beside every figure with room for them; if none has room, or the texts are
 * long, they are on screens of their own, as if there were no figures.
 */
export function shareOut<Figure extends { readonly isBroad: boolean }>(
  figures: readonly Figure[],
  texts: readonly Said[],
) {
  const isApart = isLong(texts);
  const beside = figures.map((figure) => ({
    figure,
    texts: figure.isBroad || isApart ? [] : texts,
  }));
  const isSaid = texts.length === 0 || beside.some((part) => part.texts.length > 0);
  if (isSaid && beside.length > 0) return beside;
  return [...beside, ...inScreens(texts).map((part) => ({ figure: null, texts: part }))];
}

/** The heading of a screen, such as `8 Reports, 1 of 3`. */
export function nameScreen(screen: Screen): string {
  return screen.kind === 'ACTIONS'
    ? nameWhich('Actions', screen)
    : namePart(screen.section, screen);
}

/**
 * A part of a section by its number: `8 Reports, 1 of 3`, or `8 Reports` where it is the whole
 * section.
 */
export function namePart(
  { number, heading }: { readonly number: number; readonly heading: string },
  which: Which,
): string {
  return nameWhich(`${number} ${heading}`, which);
}

interface Which {
  readonly place: number;
  readonly of: number;
}

function nameWhich(heading: string, { place, of }: Which): string {
  return of === 1 ? heading : `${heading}, ${place} of ${of}`;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The scale at which something fits in width and height, up to a maximum. */
export function fitInto(room: Size, drawn: Size, most: number): number {
  if (drawn.width <= 0 || drawn.height <= 0) return 1;
  return Math.min(room.width / drawn.width, room.height / drawn.height, most);
}
