import type { PinHeight } from '#graphql/operations.js';

/** The position and size of a pin on the page. */
export interface Placed {
  readonly id: string;
  /** The width: how many of the twelve columns it takes. */
  readonly columns: number;
  readonly height: PinHeight;
}

const widths = [3, 4, 6, 8, 12] as const;
const heights = ['TILE', 'HALF', 'FULL'] as const satisfies readonly PinHeight[];

/** The effect of one press on a pin. */
export type Step = 'EARLIER' | 'LATER' | 'NARROWER' | 'WIDER' | 'LOWER' | 'HIGHER';

/**
 * The pins after one press on one of them; null if that pin is already first or last, or has its
 * maximum or minimum size.
 */
export function stepPin<Pin extends Placed>(
  pins: readonly Pin[],
  id: string,
  step: Step,
): readonly Pin[] | null {
  const place = pins.findIndex((pin) => pin.id === id);
  const pin = pins[place];
  if (pin === undefined) return null;
  switch (step) {
    case 'EARLIER':
      return place === 0 ? null : movePin(pins, id, place - 1);
    case 'LATER':
      return place === pins.length - 1 ? null : movePin(pins, id, place + 1);
    case 'NARROWER':
      return change(pins, pin, { columns: widths.findLast((width) => width < pin.columns) });
    case 'WIDER':
      return change(pins, pin, { columns: widths.find((width) => width > pin.columns) });
    case 'LOWER':
      return change(pins, pin, { height: heights[heights.indexOf(pin.height) - 1] });
    case 'HIGHER':
      return change(pins, pin, { height: heights[heights.indexOf(pin.height) + 1] });
  }
}

function change<Pin extends Placed>(
  pins: readonly Pin[],
  pin: Pin,
  {
    columns,
    height,
  }: { readonly columns?: number | undefined; readonly height?: PinHeight | undefined },
): readonly Pin[] | null {
  if (columns === undefined && height === undefined) return null;
  const changed = { ...pin, columns: columns ?? pin.columns, height: height ?? pin.height };
  return pins.map((each) => (each === pin ? changed : each));
}

/** The pins with one of them moved to another index, from 0. */
export function movePin<Pin extends Placed>(
  pins: readonly Pin[],
  id: string,
  place: number,
): readonly Pin[] {
  const pin = pins.find((each) => each.id === id);
  if (pin === undefined) return pins;
  const others = pins.filter((each) => each !== pin);
  return [...others.slice(0, place), pin, ...others.slice(place)];
}

/**
 * `Place 2 of 7, 6 of 12 columns wide, half height`: the position and size of a pin, for screen
 * readers.
 */
export function describePlace(pins: readonly Placed[], id: string): string {
  const place = pins.findIndex((pin) => pin.id === id);
  const pin = pins[place];
  if (pin === undefined) return '';
  return `Place ${place + 1} of ${pins.length}, ${pin.columns} of 12 columns wide, ${heightWords[pin.height]}`;
}

const heightWords: Readonly<Record<PinHeight, string>> = {
  TILE: 'tile height',
  HALF: 'half height',
  FULL: 'full height',
};
