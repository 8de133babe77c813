import { isPart } from './ask.js';

/** The cost of a question, which the server computes before it runs. */
export interface RunCost {
  readonly cost: number;
  /** The highest cost allowed for one question. */
  readonly allowance: number;
  /** The allowance for an hour, and the points left of it; null if unknown. */
  readonly hourAllowance: number | null;
  readonly hourLeft: number | null;
  /** The most expensive parts of the question, highest first; empty if unknown. */
  readonly parts: readonly CostPart[];
}

interface CostPart {
  readonly key: string;
  readonly cost: number;
  /** What makes the part expensive, in words; null if that is obvious. */
  readonly size: string | null;
}

/** The cost in an answer or a refusal; null if there is none. */
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
