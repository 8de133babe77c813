import { isPart } from './ask.js';

/** What a question costs, as the server reckons it before it runs. */
export interface RunCost {
  readonly cost: number;
  /** What one question may cost. */
  readonly allowance: number;
  /** What all of an hour may cost, and what is left of it; null where it was not said. */
  readonly hourAllowance: number | null;
  readonly hourLeft: number | null;
  /** What of it is dear, the dearest first; empty where it was not said. */
  readonly parts: readonly CostPart[];
}

interface CostPart {
  readonly key: string;
  readonly cost: number;
  /** What it may come to, in words; null where that is plain. */
  readonly size: string | null;
}

/** The cost that stands beside an answer, or in its refusal; null where there is none. */
export function readCost(extensions: Readonly<Record<string, unknown>>): RunCost | null {
  const found = isPart(extensions.cost) ? extensions.cost : extensions;
  const { cost, allowance, hourAllowance, hourLeft, parts } = found;
  if (typeof cost !== 'number' || typeof allowance !== 'number') return null;
  return {
    cost,
    allowance,
    hourAllowance: typeof hourAllowance === 'number' ? hourAllowance : null,
    hourLeft: typeof hourLeft === 'number' ? hourLeft : null,
    parts: Array.isArray(parts) ? parts.flatMap(readPart) : [],
  };
}

function readPart(part: unknown): readonly CostPart[] {
  if (!isPart(part) || typeof part.key !== 'string' || typeof part.cost !== 'number') return [];
  return [
    { key: part.key, cost: part.cost, size: typeof part.size === 'string' ? part.size : null },
  ];
}
