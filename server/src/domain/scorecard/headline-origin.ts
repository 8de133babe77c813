import type { Change } from '#domain/figures/change.js';
import type { Figure } from '#domain/figures/figure.js';
import type { KeyValue, World } from '#domain/figures/world.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';

import type { RowReader } from './answers.js';
import type { CardAsked, CardQuestion } from './ask-headlines.js';
import { type Headline, isObjective, type Objective } from './headline.js';
import { findOrigin, type Part } from './origin.js';
import { isOpenFor } from './quarters.js';

/** What most of a change came from: an objective, a county, or what one objective did in one county. One at least is known. */
export interface Origin {
  readonly objective: Objective | null;
  /** The name of a county. */
  readonly county: string | null;
}

interface Setting {
  readonly readRows: RowReader;
  readonly asked: Pick<CardAsked, 'quarter'>;
  readonly world: Pick<World, 'places' | 'periods' | 'today'>;
}

type Key = readonly KeyValue[];

/**
 * Finds what most of the change of a headline on the quarter before came from. One objective in one county is named where
 * it, that objective and that county each made more than half of the whole; else the objective, else the county. Nothing is
 * named where some part is hidden or missing, in whole or in part.
 */
export function originFinder({ readRows, asked: { quarter }, world }: Setting) {
  const nameCounty = (code: KeyValue | undefined) => (typeof code === 'string' ? (world.places.find(code)?.name ?? null) : null);
  const read = {
    OBJECTIVES: readParts('OBJECTIVES', ([, objective]) => toOrigin(objective, null)),
    COUNTIES: readParts('COUNTIES', ([, county]) => toOrigin(null, nameCounty(county))),
    OBJECTIVES_BY_COUNTY: readParts('OBJECTIVES_BY_COUNTY', ([, objective, county]) => toOrigin(objective, nameCounty(county))),
  };

  return (
    { measure, objective }: Pick<Headline, 'measure' | 'objective'>,
    change: Pick<Change, 'difference' | 'uncertainty'>,
  ): Origin | null => {
    const whole = { difference: change.uncertainty === null ? null : change.difference, uncertainty: change.uncertainty ?? 0 };
    if (isOpenFor(measureOf(measure), quarter, world)) return null;
    const cells = read.OBJECTIVES_BY_COUNTY(measure);
    if (objective !== null) {
      const cell = findOrigin(
        whole,
        cells.filter(({ key }) => key[1] === objective),
      );
      return cell && toOrigin(null, cell.county);
    }
    const ofObjective = findOrigin(whole, read.OBJECTIVES(measure));
    const ofCounty = findOrigin(whole, read.COUNTIES(measure));
    const ofCell = findOrigin(whole, cells);
    const isOfBoth = ofCell !== null && ofCell.objective === ofObjective?.objective && ofCell.county === ofCounty?.county;
    return isOfBoth ? ofCell : (ofObjective ?? ofCounty);
  };

  /** Finds the parts of a measure in the quarter shown; none where the question was not asked. */
  function readParts(name: CardQuestion, toName: (key: Key) => Origin | null) {
    const answered = readRows(name);
    const own = answered?.rows.filter(({ key }) => key[0] === quarter) ?? [];
    return (measure: MeasureKey): readonly (Part<Origin> & { readonly key: Key })[] =>
      own.flatMap((row) => {
        const figure = row.figures.get(measure);
        const change = answered?.changeTo('PREVIOUS_PERIOD')(row, measure);
        return figure && change ? [{ key: row.key, name: toName(row.key), ...wholeDifference(figure, change) }] : [];
      });
  }
}

/** Null too where one of the two figures holds only a part of what was recorded. */
function wholeDifference(figure: Figure, { from, difference, uncertainty }: Change): Pick<Part<Origin>, 'difference' | 'uncertainty'> {
  const isPart = [figure, from].some(({ flags }) => flags.includes('CONFIDENTIAL') || flags.includes('NOT_AVAILABLE'));
  return { difference: isPart || uncertainty === null ? null : difference, uncertainty: uncertainty ?? 0 };
}

function toOrigin(objective: KeyValue | undefined, county: string | null): Origin | null {
  const known = typeof objective === 'string' && isObjective(objective) ? objective : null;
  return known === null && county === null ? null : { objective: known, county };
}
