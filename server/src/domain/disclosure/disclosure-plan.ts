import type { Policy } from '#domain/access/policy.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { type Part, partsOf } from '#domain/measures/measure.js';
import type { Filter } from '#domain/question/filter.js';
import { measuresNeeded, type Question } from '#domain/question/question.js';
import { isRollingByQuarter } from '#domain/question/window.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { type Lattice, latticeMaker, toLattice, truthsOf } from './lattice.js';
import {
  ofProtectedTypes,
  type Predicate,
  predicateOf,
  type Protection,
  protectionOf,
} from './protection.js';

/** How a protected part of a question is answered. */
export interface ProtectedPart {
  readonly part: Part;
  readonly protection: Protection;
  readonly predicate: Predicate;
  /** The lattices from which its rows and its total are answered. */
  readonly rows: Lattice;
  readonly whole: Lattice;
  /**
   * A filter for the records that are counted exactly: the viewer's own, and those that are open to
   * everybody.
   */
  readonly exact: Filter;
}

/**
 * The protected parts of a question, for a viewer who is not cleared; empty for a cleared one. The
 * plan depends only on the question.
 */
export type DisclosurePlan = ReadonlyMap<Part, ProtectedPart>;

interface Params {
  readonly question: Question;
  readonly policy: Policy;
  readonly referenceData: ReferenceData;
}

/** What is protected from a viewer in a question, and how. */
export function planDisclosure({ question, policy, referenceData }: Params): DisclosurePlan {
  if (policy.kind === 'CLEARED') return new Map();
  const parts = new Set(measuresNeeded(question).flatMap((key) => partsOf(measureOf(key))));
  const known = new Map<string, Alike>();
  const disclosurePlan = new Map<Part, ProtectedPart>();
  for (const part of parts) {
    const protection = protectionOf(part);
    if (protection === null) continue;
    const predicate = predicateOf(part);
    const name = `${part.source} ${nameLeaves(predicate)}`;
    const alike =
      known.get(name) ??
      shieldAlike(
        { part, protection, predicate },
        { question, referenceData, ownAgencyIds: policy.agencyIds },
      );
    known.set(name, alike);
    const { rows, whole, exact } = alike;
    disclosurePlan.set(part, {
      part,
      protection,
      predicate,
      exact,
      rows: rows(predicate.others),
      whole: whole(predicate.others),
    });
  }
  return disclosurePlan;
}

interface Setting {
  readonly question: Question;
  readonly referenceData: ReferenceData;
  readonly ownAgencyIds: readonly number[];
}

/**
 * What is shared by parts with the same protection, and with the same conditions on the question's
 * axes.
 */
interface Alike extends Pick<ProtectedPart, 'exact'> {
  readonly rows: ReturnType<typeof latticeMaker>;
  readonly whole: ReturnType<typeof latticeMaker>;
}

function shieldAlike(
  { part, protection, predicate }: Pick<ProtectedPart, 'part' | 'protection' | 'predicate'>,
  { question, referenceData, ownAgencyIds }: Setting,
): Alike {
  const { by, filter } = question;
  const asked = {
    filter: protection === 'CRIME_TYPES' ? { and: [filter, ofProtectedTypes] } : filter,
    predicate,
    universe: { referenceData, ownAgencyIds: new Set(ownAgencyIds), source: part.source },
  };
  const truths = truthsOf(asked);
  const whole = latticeMaker({ ...asked, by: [], isRolling: false }, truths);
  const rows =
    by.length > 0
      ? latticeMaker({ ...asked, by, isRolling: isRollingByQuarter(question) }, truths)
      : whole;
  const isOwn: Filter = { leaf: { axis: 'AGENCY', ids: new Set(ownAgencyIds) } };
  const isOpen: Filter = { not: ofProtectedTypes };
  if (protection === 'ALL') return { rows, whole, exact: { and: [filter, isOwn] } };

  const ofAnybody = {
    ...asked,
    by: [],
    isRolling: false,
    universe: { ...asked.universe, ownAgencyIds: new Set<number>() },
  };
  const isNothingProtected = whole([]).kind === 'NEVER' && toLattice(ofAnybody).kind === 'NEVER';
  return {
    rows,
    whole,
    exact: { and: [filter, isNothingProtected ? isOpen : { or: [isOpen, isOwn] }] },
  };
}

function nameLeaves({ leaves }: Predicate): string {
  return JSON.stringify(
    leaves.map((leaf) => [leaf.axis, 'values' in leaf ? [...leaf.values] : []]),
  );
}
