import type { Objective } from './disruption-row.js';
import type { DemonstrationAgency } from './partnership.js';
import type { Random, Weighted } from './random.js';

export type Target = 'OCG' | 'INDIVIDUAL' | 'VULNERABILITY';

const SLAVERY = 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING';
const ABUSE = 'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE';
const ACQUISITIVE = 'ORGANISED_ACQUISITIVE_CRIME';

const ofPursuers: Weighted<string> = [
  ['DRUGS', 55],
  [ACQUISITIVE, 13],
  ['ECONOMIC_CRIME', 8],
  [SLAVERY, 6],
  [ABUSE, 6],
  ['FIREARMS', 4],
  ['MONEY_LAUNDERING', 4],
  ['CYBER_CRIME', 2],
  ['ORGANISED_IMMIGRATION_CRIME', 2],
];
const byObjective: Readonly<Record<Objective, Weighted<string>>> = {
  PURSUE: ofPursuers,
  PREVENT: [
    ['DRUGS', 58],
    [ABUSE, 16],
    ['CYBER_CRIME', 9],
    [SLAVERY, 7],
    ['FIREARMS', 5],
    [ACQUISITIVE, 5],
  ],
  PROTECT: [
    ['DRUGS', 38],
    ['ECONOMIC_CRIME', 22],
    ['CYBER_CRIME', 14],
    [SLAVERY, 10],
    [ABUSE, 9],
    [ACQUISITIVE, 7],
  ],
  PREPARE: [
    ['DRUGS', 34],
    ['CYBER_CRIME', 26],
    [SLAVERY, 20],
    [ABUSE, 12],
    ['ECONOMIC_CRIME', 8],
  ],
};
const byAgency: Readonly<Record<string, Weighted<string>>> = {
  HOIE: [
    ['ORGANISED_IMMIGRATION_CRIME', 78],
    [SLAVERY, 22],
  ],
  HMRC: [
    ['ECONOMIC_CRIME', 62],
    ['MONEY_LAUNDERING', 38],
  ],
  GLAA: [
    [SLAVERY, 88],
    ['ORGANISED_IMMIGRATION_CRIME', 12],
  ],
  NCA: [
    ['FIREARMS', 24],
    ['DRUGS', 30],
    ['CYBER_CRIME', 22],
    [ABUSE, 14],
    ['MONEY_LAUNDERING', 10],
  ],
  OCC: [
    ['ECONOMIC_CRIME', 76],
    [ACQUISITIVE, 14],
    [SLAVERY, 10],
  ],
};

/** The crime types of an agency's disruptions under an objective, with their weights. */
export function crimeTypesOf(
  { code }: DemonstrationAgency,
  objective: Objective,
): Weighted<string> {
  return byAgency[code] ?? byObjective[objective];
}

const targets: Readonly<Record<Objective, Weighted<Target>>> = {
  PURSUE: [
    ['OCG', 46],
    ['INDIVIDUAL', 46],
    ['VULNERABILITY', 8],
  ],
  PREVENT: [
    ['OCG', 5],
    ['INDIVIDUAL', 55],
    ['VULNERABILITY', 40],
  ],
  PROTECT: [
    ['OCG', 6],
    ['INDIVIDUAL', 20],
    ['VULNERABILITY', 74],
  ],
  PREPARE: [['VULNERABILITY', 1]],
};

/** Draws the target of a disruption: a group, a person or a weak spot. */
export function drawTarget(objective: Objective, random: Random): Target {
  return random.draw(targets[objective]);
}

/** Draws the impact that the lead agency claims: usually minor, but higher against a group. */
export function drawImpact(target: Target, random: Random): string {
  return random.draw(
    target === 'OCG'
      ? [
          ['MAJOR', 7],
          ['MODERATE', 26],
          ['MINOR', 63],
          ['NONE', 3],
          ['NEGATIVE', 1],
        ]
      : [
          ['MAJOR', 2],
          ['MODERATE', 14],
          ['MINOR', 80],
          ['NONE', 4],
        ],
  );
}
