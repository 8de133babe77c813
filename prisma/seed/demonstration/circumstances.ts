import type { Random, Weighted } from './random.js';
import type { Pathway, ReferralRow } from './referral-row.js';

export type Circumstances = Pick<
  ReferralRow,
  'age_band' | 'exploitation' | 'sex' | 'county_lines' | 'crime_type'
>;

const CHILD = 'CHILD_17_OR_UNDER';
const ADULT = 'ADULT_18_OR_OVER';
const UNKNOWN = 'UNKNOWN';

/** Agencies that only work with children. */
const childrensServices = new Set(['SAFE', 'VPP', 'BARN']);

const ages: Readonly<Record<Pathway, Weighted<string>>> = {
  NRM: [
    [CHILD, 44],
    [ADULT, 51],
    [UNKNOWN, 5],
  ],
  DUTY_TO_NOTIFY: [[ADULT, 1]],
  MASH_CHILD: [
    [CHILD, 96],
    [UNKNOWN, 4],
  ],
  ADULT_CONCERN: [
    [ADULT, 96],
    [UNKNOWN, 4],
  ],
  SUPPORT_SERVICE: [
    [ADULT, 74],
    [CHILD, 20],
    [UNKNOWN, 6],
  ],
};

const ofChildrenInNrm: Weighted<string> = [
  ['CRIMINAL', 60],
  ['SEXUAL', 12],
  ['SEXUAL;CRIMINAL', 8],
  ['LABOUR;CRIMINAL', 8],
  ['LABOUR', 8],
  ['NOT_SPECIFIED', 4],
];
const ofAdultsInNrm: Weighted<string> = [
  ['LABOUR', 34],
  ['CRIMINAL', 24],
  ['SEXUAL', 14],
  ['LABOUR;CRIMINAL', 9],
  ['DOMESTIC', 6],
  ['SEXUAL;LABOUR', 6],
  ['LABOUR;DOMESTIC', 3],
  ['ORGAN_HARVESTING', 1],
  ['NOT_SPECIFIED', 3],
];
const ofOthers: Readonly<Record<Exclude<Pathway, 'NRM' | 'DUTY_TO_NOTIFY'>, Weighted<string>>> = {
  MASH_CHILD: [
    ['CRIMINAL', 45],
    ['SEXUAL', 34],
    ['SEXUAL;CRIMINAL', 9],
    ['DOMESTIC', 3],
    ['NOT_SPECIFIED', 9],
  ],
  ADULT_CONCERN: [
    ['CRIMINAL', 44],
    ['LABOUR', 15],
    ['DOMESTIC', 13],
    ['SEXUAL', 12],
    ['LABOUR;CRIMINAL', 4],
    ['NOT_SPECIFIED', 12],
  ],
  SUPPORT_SERVICE: [
    ['CRIMINAL', 38],
    ['SEXUAL', 27],
    ['LABOUR', 16],
    ['DOMESTIC', 10],
    ['NOT_SPECIFIED', 9],
  ],
};

/** Draws who is referred and why, as a return states it. */
export function drawCircumstances(
  agencyCode: string,
  pathway: Pathway,
  random: Random,
): Circumstances {
  const age =
    childrensServices.has(agencyCode) && pathway === 'SUPPORT_SERVICE'
      ? CHILD
      : random.draw(ages[pathway]);
  const exploitation = random.draw(exploitationsOf(pathway, age));
  const countyLines = drawCountyLines(exploitation, age, random);
  return {
    age_band: age,
    exploitation,
    sex: random.draw(sexesOf(exploitation)),
    county_lines: countyLines,
    crime_type: crimeTypeOf({ pathway, exploitation, age, countyLines }),
  };
}

function exploitationsOf(pathway: Pathway, age: string): Weighted<string> {
  if (pathway !== 'NRM' && pathway !== 'DUTY_TO_NOTIFY') return ofOthers[pathway];
  return age === CHILD ? ofChildrenInNrm : ofAdultsInNrm;
}

function sexesOf(exploitation: string): Weighted<string> {
  if (exploitation.startsWith('SEXUAL'))
    return [
      ['FEMALE', 86],
      ['MALE', 11],
      ['UNKNOWN', 3],
    ];
  if (exploitation.includes('CRIMINAL'))
    return [
      ['MALE', 80],
      ['FEMALE', 17],
      ['OTHER', 1],
      ['UNKNOWN', 2],
    ];
  return [
    ['MALE', 58],
    ['FEMALE', 37],
    ['OTHER', 1],
    ['UNKNOWN', 4],
  ];
}

function drawCountyLines(exploitation: string, age: string, random: Random): string {
  if (!exploitation.includes('CRIMINAL'))
    return random.draw([
      ['NO', 80],
      ['', 20],
    ]);
  return random.draw(
    age === CHILD
      ? [
          ['YES', 64],
          ['NO', 22],
          ['', 14],
        ]
      : [
          ['YES', 26],
          ['NO', 58],
          ['', 16],
        ],
  );
}

interface Exploited {
  readonly pathway: Pathway;
  readonly exploitation: string;
  readonly age: string;
  readonly countyLines: string;
}

function crimeTypeOf({ pathway, exploitation, age, countyLines }: Exploited): string {
  if (pathway === 'NRM' || pathway === 'DUTY_TO_NOTIFY')
    return 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING';
  if (exploitation.includes('SEXUAL') && age === CHILD)
    return 'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE';
  if (countyLines === 'YES') return 'DRUGS';
  if (exploitation.includes('CRIMINAL'))
    return age === ADULT ? 'DRUGS' : 'ORGANISED_ACQUISITIVE_CRIME';
  return exploitation === 'NOT_SPECIFIED' ? '' : 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING';
}
