import type { DemonstrationAgency } from './partnership.js';
import type { Random, Weighted } from './random.js';
import type { ReportRow } from './report-row.js';

export type Matter = Pick<ReportRow, 'channel' | 'crime_type' | 'signs' | 'serious_limbs'>;

const SLAVERY = 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING';

const channelsOfPolice: Weighted<string> = [
  ['CALL_101', 40],
  ['ONLINE', 28],
  ['OFFICER_GENERATED', 14],
  ['CALL_999', 9],
  ['PARTNER_REFERRAL', 5],
  ['FRONT_COUNTER', 4],
];
const channelsOfCouncils: Weighted<string> = [
  ['LOCAL_AUTHORITY_REFERRAL', 80],
  ['ONLINE', 15],
  ['FRONT_COUNTER', 5],
];
const channelsOfOthers: Weighted<string> = [
  ['PARTNER_REFERRAL', 72],
  ['OFFICER_GENERATED', 28],
];
/** The helplines of agencies that receive all their reports through their own helpline. */
const lines: Readonly<Record<string, string>> = {
  CSUK: 'CRIMESTOPPERS',
  UNSEEN: 'MODERN_SLAVERY_HELPLINE',
};

const crimeTypes: Weighted<string> = [
  ['DRUGS', 44],
  ['ORGANISED_ACQUISITIVE_CRIME', 13],
  ['ECONOMIC_CRIME', 12],
  ['CYBER_CRIME', 9],
  [SLAVERY, 7],
  ['CHILD_SEXUAL_EXPLOITATION_AND_ABUSE', 6],
  ['FIREARMS', 4],
  ['ORGANISED_IMMIGRATION_CRIME', 3],
  ['MONEY_LAUNDERING', 2],
];
const crimeTypesByAgency: Readonly<Record<string, Weighted<string>>> = {
  UNSEEN: [[SLAVERY, 1]],
  HOIE: [
    ['ORGANISED_IMMIGRATION_CRIME', 80],
    [SLAVERY, 20],
  ],
  HMRC: [
    ['ECONOMIC_CRIME', 60],
    ['MONEY_LAUNDERING', 40],
  ],
  GLAA: [
    [SLAVERY, 85],
    ['ORGANISED_IMMIGRATION_CRIME', 15],
  ],
};

const signs: Readonly<Record<string, Weighted<string>>> = {
  DRUGS: [
    ['', 45],
    ['CUCKOOED_HOME', 18],
    ['COUNTY_LINE_NUMBER', 17],
    ['CUCKOOED_HOME;COUNTY_LINE_NUMBER', 8],
    ['TAMPERED_ELECTRICS', 12],
  ],
  [SLAVERY]: [
    ['', 40],
    ['LARGE_GROUP_IN_HOUSE', 30],
    ['FALSE_PROMISE_OF_WORK', 18],
    ['LARGE_GROUP_IN_HOUSE;FALSE_PROMISE_OF_WORK', 12],
  ],
  ORGANISED_IMMIGRATION_CRIME: [
    ['', 50],
    ['LARGE_GROUP_IN_HOUSE', 40],
    ['FALSE_PROMISE_OF_WORK', 10],
  ],
  CYBER_CRIME: [
    ['PHISHING', 70],
    ['', 30],
  ],
  ECONOMIC_CRIME: [
    ['', 65],
    ['PHISHING', 25],
    ['CARD_SKIMMER', 10],
  ],
};

const limbs: Readonly<Record<string, Weighted<string>>> = {
  DRUGS: [
    ['', 42],
    ['THREE_YEAR_SENTENCE', 30],
    ['LARGE_NUMBER_IN_COMMON_PURPOSE;THREE_YEAR_SENTENCE', 11],
    ['VIOLENCE;THREE_YEAR_SENTENCE', 10],
    ['SUBSTANTIAL_FINANCIAL_GAIN;THREE_YEAR_SENTENCE', 7],
  ],
  FIREARMS: [
    ['VIOLENCE;THREE_YEAR_SENTENCE', 70],
    ['THREE_YEAR_SENTENCE', 20],
    ['', 10],
  ],
  CHILD_SEXUAL_EXPLOITATION_AND_ABUSE: [
    ['THREE_YEAR_SENTENCE', 64],
    ['VIOLENCE;THREE_YEAR_SENTENCE', 14],
    ['', 22],
  ],
  MONEY_LAUNDERING: [
    ['SUBSTANTIAL_FINANCIAL_GAIN', 60],
    ['', 40],
  ],
};
const limbsOfOthers: Weighted<string> = [
  ['', 62],
  ['SUBSTANTIAL_FINANCIAL_GAIN', 16],
  ['THREE_YEAR_SENTENCE', 14],
  ['LARGE_NUMBER_IN_COMMON_PURPOSE', 8],
];

/** Draws the topic of a report and the channel it came in by. */
export function drawMatter({ code, kind }: DemonstrationAgency, random: Random): Matter {
  const crimeType = random.draw(crimeTypesByAgency[code] ?? crimeTypes);
  return {
    channel: lines[code] ?? random.draw(channelsOf(kind)),
    crime_type: crimeType,
    signs: random.draw(signs[crimeType] ?? [['', 1]]),
    serious_limbs: random.draw(limbs[crimeType] ?? limbsOfOthers),
  };
}

function channelsOf(kind: string): Weighted<string> {
  if (kind === 'POLICE') return channelsOfPolice;
  return kind.startsWith('LOCAL_AUTHORITY') ? channelsOfCouncils : channelsOfOthers;
}
