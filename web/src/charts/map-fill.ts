import type { MapFill } from './area-map.type.js';

/** The pattern of a fill that is no class; undefined of a class, which has a colour. */
export function toPattern(fill: MapFill, id: string): string | undefined {
  if (fill === 'HIDDEN') return `url(#${id}-hidden)`;
  return fill === 'MISSING' ? `url(#${id}-missing)` : undefined;
}
