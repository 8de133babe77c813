import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { datasetsUnder } from '#domain/measures/datasets-under.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import { splitsOfHeadline } from '#domain/scorecard/ask-headlines.js';

import type { BlockDeclaration, PageDeclaration, PageOfMeasure } from './declaration.js';

/**
 * The dimension by which a change is broken down if nothing explains it: the first that the measure
 * has.
 */
const usual: readonly Dimension[] = ['CRIME_TYPE', 'OBJECTIVE', 'AREA', 'AGENCY'];

/** The page for any measure in the catalogue. */
export const measure: PageOfMeasure = { key: 'MEASURE', name: 'A measure', of: measurePage };

/**
 * One measure: its value, its trend, what comes next, and why it changed. Declared once for every
 * measure in the catalogue.
 */
function measurePage(measure: MeasureKey): PageDeclaration {
  const { name, inSentences, dimensions, denominator } = measureOf(measure);
  const splits = splitsOfHeadline({ measure, objective: null });
  const by = usual.find((dimension) => splits.includes(dimension)) ?? splits[0];
  // A dimension that a change cannot be broken down by is shown as it is. A rate is for the
  // residents of a place, and several agencies may cover the same place.
  const untold = (['AREA', 'AGENCY'] as const).filter(
    (dimension) =>
      dimensions.includes(dimension) &&
      !splits.includes(dimension) &&
      !(dimension === 'AGENCY' && denominator === 'POPULATION'),
  );
  const why: readonly BlockDeclaration[] =
    by === undefined
      ? []
      : [
          {
            id: 'why',
            name: 'Why',
            view: 'CHANGE',
            measure,
            by,
            isAlways: true,
            about: `Change in ${name}`,
          },
          {
            id: 'also',
            name: 'Also looked at',
            view: 'SPLITS',
            measure,
            by,
            about: 'The part that moved most, by every other list',
          },
          ...(['AGENCY', 'AREA', 'CRIME_TYPE'] as const).map((each): BlockDeclaration => ({
            id: `behind-${each.toLowerCase().replace('_', '-')}`,
            name: 'Behind it',
            view: 'DOTS',
            measure,
            by: each,
            about: 'One level deeper',
          })),
        ];
  return {
    key: 'MEASURE',
    name,
    isOfMeasure: true,
    subject: inSentences.words.replace(/^the /u, ''),
    datasets: datasetsUnder(measureOf(measure)),
    blocks: [
      { id: 'facts', name, view: 'FACTS', measure, about: 'How it is rated' },
      {
        id: 'by-quarter',
        name,
        view: 'CONTROL',
        measure,
        isExplainedElsewhere: true,
        isOfPage: true,
        about: `${name} by quarter, with control limits (XmR)`,
      },
      {
        ...{
          id: 'next',
          name: 'What next',
          view: 'ANSWERS',
          measure,
          about: 'What people ask about it',
        },
        ...(measure === 'disruptions' ? { waiting: 'disruptionsWaiting' } : {}),
      },
      ...why,
      ...untold.map((each): BlockDeclaration => ({
        id: each === 'AREA' ? 'districts' : 'agencies',
        name: each === 'AREA' ? 'Districts' : 'Agencies',
        view: 'TABLE',
        by: each,
        noun: each === 'AREA' ? 'districts' : 'agencies',
        about: `${name} by ${each === 'AREA' ? 'district' : 'agency'}. Bold rows have a mark`,
        columns: [{ measure, shows: 'VALUE', drawing: 'SPARKLINE', heading: name }],
      })),
    ],
  };
}
