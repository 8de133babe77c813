import type { CellTable } from '#domain/disclosure/cells.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { atomsSeen, toHoldings } from './load-holdings.js';
import { makeAxis } from './make-axis.js';
import { makePartAxis } from './part-axis.js';
import type { Subject } from './subject.js';
import { foldOnce, type Target } from './target.js';

interface TargetOptions {
  readonly subject: Subject;
  readonly cells: CellTable;
  readonly referenceData: ReferenceData;
  /** The viewer’s agencies, if any. */
  readonly ownAgencyIds: ReadonlySet<number>;
  readonly salt: number;
  /**
   * Whether the rule under attack rounds any set of atoms on its own, which makes each set a node.
   */
  readonly areSetsDrawn: boolean;
}

/** Prepares a viewer’s target. */
export function makeTarget({
  subject,
  cells,
  referenceData,
  ownAgencyIds,
  salt,
  areSetsDrawn,
}: TargetOptions): Target {
  const { source, dimensions } = subject;
  const others = {
    referenceData,
    source,
    ownAgencyIds,
    seen: atomsSeen(cells),
    dimensions,
    areSetsDrawn,
  };
  const axes = subject.axes.map((axis) => makeAxis(axis, others));
  const ofParts = makePartAxis(subject);
  return {
    subject,
    referenceData,
    ownAgencyIds,
    axes: ofParts ? [...axes, ofParts] : axes,
    parts: cells.parts,
    salt,
    fold: foldOnce(toHoldings(cells, axes, ownAgencyIds)),
  };
}
