import { Sparkline } from '#charts/Sparkline.js';

import type { ShownMeasure, ShownQuality } from './quality-documents.js';

interface QualityTrendProps {
  readonly measure: ShownMeasure;
  readonly quarters: ShownQuality['quarters'];
}

/** A measure's quarters as a line; nothing if fewer than two have a number. */
export function QualityTrend({ measure, quarters }: QualityTrendProps) {
  const known = measure.figures.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || known.length < 2) return null;
  const points = quarters.map(({ label }, index) => ({
    label,
    value: measure.figures[index]?.value ?? null,
    text: measure.figures[index]?.text ?? '',
    ...{ isOpen: false, signal: null, isBeyond: false },
  }));
  return (
    <Sparkline
      size="row"
      label={`${measure.column ?? measure.name}: from ${first.text} to ${last.text}`}
      content={{
        points,
        stretches: [{ start: 0, limits: null }],
        level: null,
        targets: [],
        joinsOpen: false,
      }}
    />
  );
}
