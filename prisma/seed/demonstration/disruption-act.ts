import type { DisruptionRow, Objective } from './disruption-row.js';
import { daysAfter } from './partnership.js';
import type { Random, Weighted } from './random.js';

export type Results = Partial<
  Pick<
    DisruptionRow,
    | 'sentenced_on'
    | 'arrests'
    | 'charges'
    | 'convictions'
    | 'sentence_months'
    | 'cash_pounds'
    | 'assets_pounds'
    | 'drugs_grams'
    | 'firearms'
    | 'phones'
    | 'addresses_visited'
    | 'adults_safeguarded'
    | 'children_safeguarded'
    | 'school_visits'
    | 'lines_closed_type1'
    | 'lines_closed_type2'
  >
>;

export interface Act {
  readonly objective: Objective;
  readonly crimeType: string;
  readonly occurredOn: string;
}

interface Tactic {
  readonly label: string;
  readonly draw: (act: Act, random: Random) => Results;
}

const DRUGS = 'DRUGS';

/**
 * Cases from before the first quarter get their sentence in the first year. Later cases are in the
 * data from the arrest on.
 */
const FIRST_YEAR_ENDS = '2023-04-01';

const nothing = (): Results => ({});

const tactics: Readonly<Record<Objective, Weighted<Tactic>>> = {
  PURSUE: [
    [{ label: 'Arrest', draw: drawArrest }, 22],
    [{ label: 'Search warrant', draw: drawWarrant }, 24],
    [{ label: 'Stop and seizure', draw: drawSeizure }, 12],
    [
      {
        label: 'Cash seizure',
        draw: (_, random) => ({ cash_pounds: drawPounds(600, 24_000, random) }),
      },
      6,
    ],
    [
      {
        label: 'Restraint of assets',
        draw: (_, random) => ({ assets_pounds: drawPounds(9_000, 140_000, random) }),
      },
      3,
    ],
    [{ label: 'Recall to prison', draw: nothing }, 6],
    [{ label: 'Serious crime prevention order', draw: nothing }, 3],
    [
      {
        label: 'Visit to an address',
        draw: (_, random) => ({ addresses_visited: String(random.int(1, 3)) }),
      },
      16,
    ],
    [{ label: 'Overt surveillance', draw: nothing }, 5],
  ],
  PREVENT: [
    [
      { label: 'School visit', draw: (_, random) => ({ school_visits: String(random.int(1, 3)) }) },
      34,
    ],
    [
      {
        label: 'Diversion of a young person',
        draw: (_, random) => ({ children_safeguarded: random.happens(55) ? '1' : '' }),
      },
      26,
    ],
    [
      {
        label: 'Home visit',
        draw: (_, random) => ({ addresses_visited: String(random.int(1, 2)) }),
      },
      18,
    ],
    [{ label: 'Licence condition', draw: nothing }, 12],
    [{ label: 'Mentoring', draw: nothing }, 10],
  ],
  PROTECT: [
    [{ label: 'Visit to a cuckooed home', draw: drawVisitToVulnerable }, 34],
    [
      {
        label: 'Closure order',
        draw: (_, random) => ({
          addresses_visited: '1',
          adults_safeguarded: random.happens(40) ? '1' : '',
        }),
      },
      14,
    ],
    [
      {
        label: 'Fire safety visit',
        draw: (_, random) => ({ addresses_visited: String(random.int(1, 4)) }),
      },
      14,
    ],
    [
      {
        label: 'Call blocker fitted',
        draw: (_, random) => ({
          addresses_visited: '1',
          adults_safeguarded: random.happens(60) ? '1' : '',
        }),
      },
      16,
    ],
    [{ label: 'Advice to a business', draw: nothing }, 22],
  ],
  PREPARE: [
    [{ label: 'Joint exercise', draw: nothing }, 34],
    [{ label: 'Briefing of staff', draw: nothing }, 40],
    [{ label: 'Alert to services', draw: nothing }, 26],
  ],
};

const closures: Weighted<Results> = [
  [{ lines_closed_type1: '1' }, 30],
  [{ lines_closed_type2: '1' }, 60],
  [{ lines_closed_type2: '2' }, 10],
];

/**
 * Draws what was done and its results; sentences come later. Days may be after today:
 * `cutDisruptionsAt` removes them.
 */
export function drawAct(act: Act, random: Random): Results & Pick<DisruptionRow, 'tactic'> {
  if (act.objective === 'PURSUE') {
    if (act.crimeType === DRUGS && random.happens(8))
      return { tactic: 'Closure of a county line', ...drawClosure(act, random) };
    if (random.happens(act.occurredOn < FIRST_YEAR_ENDS ? 9 : 3))
      return { tactic: 'Conviction', ...drawSentence(act.occurredOn, 1, random) };
  }
  const { label, draw } = random.draw(tactics[act.objective]);
  return { tactic: label, ...draw(act, random) };
}

function drawArrest(act: Act, random: Random): Results {
  return {
    ...drawProsecution(act, random),
    phones: random.happens(45) ? String(random.int(1, 3)) : '',
  };
}

function drawWarrant(act: Act, random: Random): Results {
  return {
    ...(random.happens(30) ? drawProsecution(act, random) : {}),
    ...(act.crimeType === DRUGS && random.happens(55) ? { drugs_grams: drawGrams(random) } : {}),
    addresses_visited: String(random.int(1, 2)),
    phones: random.happens(60) ? String(random.int(1, 4)) : '',
    cash_pounds: random.happens(30) ? drawPounds(150, 9_500, random) : '',
    firearms: random.happens(act.crimeType === 'FIREARMS' ? 60 : 5) ? String(random.int(1, 2)) : '',
    children_safeguarded: random.happens(4) ? String(random.int(1, 3)) : '',
  };
}

function drawSeizure({ crimeType }: Act, random: Random): Results {
  return {
    drugs_grams: crimeType === DRUGS ? drawGrams(random) : '',
    cash_pounds: random.happens(25) ? drawPounds(80, 4_000, random) : '',
    phones: random.happens(40) ? '1' : '',
    firearms: crimeType === 'FIREARMS' ? '1' : '',
  };
}

function drawClosure(act: Act, random: Random): Results {
  return {
    ...drawProsecution(act, random),
    ...random.draw(closures),
    phones: String(random.int(1, 2)),
  };
}

function drawVisitToVulnerable({ crimeType }: Act, random: Random): Results {
  const isOfChildren = crimeType === 'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE';
  return {
    addresses_visited: String(random.int(1, 4)),
    ...(random.happens(60) && {
      [isOfChildren ? 'children_safeguarded' : 'adults_safeguarded']: random.happens(85)
        ? '1'
        : '2',
    }),
  };
}

/**
 * Draws arrests, charges in about half of the cases and, after most charges, a sentence some months
 * later.
 */
function drawProsecution({ occurredOn }: Act, random: Random): Results {
  const arrests = random.draw([
    [1, 78],
    [2, 15],
    [3, 5],
    [5, 2],
  ]);
  if (!random.happens(48)) return { arrests: String(arrests) };
  const charges = arrests === 1 ? 1 : random.int(1, arrests);
  const charged = { arrests: String(arrests), charges: String(charges) };
  if (!random.happens(66)) return charged;
  return {
    ...charged,
    ...drawSentence(daysAfter(occurredOn, random.int(35, 430)), random.int(1, charges), random),
  };
}

function drawSentence(sentencedOn: string, convictions: number, random: Random): Results {
  let months = 0;
  for (let left = convictions; left > 0; left -= 1)
    months += random.happens(70) ? random.int(8, 66) : random.int(67, 156);
  return {
    sentenced_on: sentencedOn,
    convictions: String(convictions),
    sentence_months: String(months),
  };
}

/** Draws a sum in pounds with pence, small sums more often than large ones. */
function drawPounds(least: number, most: number, random: Random): string {
  const top = random.happens(75) ? least + Math.round((most - least) / 4) : most;
  return (random.int(least * 100, top * 100) / 100).toFixed(2);
}

/** Draws a weight in grams, usually that of a street dealer's drugs. */
function drawGrams(random: Random): string {
  const tenths = random.happens(82) ? random.int(20, 3_500) : random.int(3_500, 45_000);
  return (tenths / 10).toFixed(1);
}
