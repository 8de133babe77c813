import type { Filter } from '#domain/figures/filter.js';
import { measuresNeeded, type Question } from '#domain/figures/question.js';
import { isRollingByQuarter } from '#domain/figures/window.js';
import type { World } from '#domain/figures/world.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { type Part, partsOf } from '#domain/measures/measure.js';

import { type Lattice, toLattice, truthsOf } from './lattice.js';
import type { Policy } from './policy.js';
import { ofProtectedTypes, type Predicate, predicateOf, type Protection, protectionOf } from './protection.js';

/** How a protected part of a question is answered. */
export interface Shielded {
  readonly part: Part;
  readonly protection: Protection;
  readonly predicate: Predicate;
  /** What its rows are answered from, and the whole. */
  readonly rows: Lattice;
  readonly whole: Lattice;
  /** Asks for the records that are counted as they are: the viewer's own, and those that are open to everybody. */
  readonly exact: Filter;
}

/** The protected parts of a question, for a viewer who is not cleared; none for one who is. Decided from the question alone. */
export type Shield = ReadonlyMap<Part, Shielded>;

interface Asked {
  readonly question: Question;
  readonly policy: Policy;
  readonly world: World;
}

/** What of a question is protected from a viewer, and how. */
export function shieldOf({ question, policy, world }: Asked): Shield {
  if (policy.kind === 'CLEARED') return new Map();
  const parts = new Set(measuresNeeded(question).flatMap((key) => partsOf(measureOf(key))));
  const known = new Map<string, Omit<Shielded, 'part'>>();
  const shield = new Map<Part, Shielded>();
  for (const part of parts) {
    const protection = protectionOf(part);
    if (protection === null) continue;
    const name = JSON.stringify([part.source, part.where]);
    const shielded = known.get(name) ?? shieldPart(part, protection, { question, world, ownAgencyIds: policy.agencyIds });
    known.set(name, shielded);
    shield.set(part, { ...shielded, part });
  }
  return shield;
}

interface Setting {
  readonly question: Question;
  readonly world: World;
  readonly ownAgencyIds: readonly number[];
}

function shieldPart(part: Part, protection: Protection, { question, world, ownAgencyIds }: Setting): Omit<Shielded, 'part'> {
  const { by, filter } = question;
  const predicate = predicateOf(part);
  const asked = {
    filter: protection === 'CRIME_TYPES' ? { and: [filter, ofProtectedTypes] } : filter,
    predicate,
    universe: { world, ownAgencyIds: new Set(ownAgencyIds), source: part.source },
  };
  const truths = truthsOf(asked);
  const whole = toLattice({ ...asked, by: [], isRolling: false }, truths);
  const rows = by.length > 0 ? toLattice({ ...asked, by, isRolling: isRollingByQuarter(question) }, truths) : whole;
  const isOwn: Filter = { leaf: { axis: 'AGENCY', ids: new Set(ownAgencyIds) } };
  const isOpen: Filter = { not: ofProtectedTypes };
  if (protection === 'ALL') return { protection, predicate, rows, whole, exact: { and: [filter, isOwn] } };

  const ofAnybody = { ...asked, by: [], isRolling: false, universe: { ...asked.universe, ownAgencyIds: new Set<number>() } };
  const isNothingProtected = whole.kind === 'NEVER' && toLattice(ofAnybody).kind === 'NEVER';
  return { protection, predicate, rows, whole, exact: { and: [filter, isNothingProtected ? isOpen : { or: [isOpen, isOwn] }] } };
}
