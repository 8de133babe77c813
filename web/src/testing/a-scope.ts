import type { Scope } from '#lib/scope/scope.js';

const quarter = { code: '2026-27-Q2', name: 'Q2 2026/27', isOpen: false, hasData: true };

/** Q2 2026/27 of everything; a range runs from `from` to that quarter. */
export function aScope(part: Partial<Scope> = {}): Scope {
  return {
    quarter,
    from: part.quarter ?? quarter,
    step: 'quarter',
    years: 'financial',
    area: { code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' },
    agency: null,
    compare: null,
    ...part,
  };
}
