import { daysAfter } from './partnership.js';
import type { Random } from './random.js';
import type { Pathway, ReferralRow } from './referral-row.js';

const inTimePercents: Readonly<Record<string, number>> = {
  RED: 95,
  AMBER: 89,
  GREEN: 86,
  BLUE: 92,
};

type Course = Partial<ReferralRow>;

/**
 * Draws the course of one referral: decisions in the NRM, triage at a hub, an outcome. Days may be
 * after today: `cutAt` removes them.
 */
export function drawCourse(pathway: Pathway, receivedOn: string, random: Random): Course {
  switch (pathway) {
    case 'NRM':
      return {
        repeat_within_12_months: random.draw([
          ['NO', 82],
          ['YES', 5],
          ['', 13],
        ]),
        ...drawDecisions(receivedOn, random),
      };
    case 'DUTY_TO_NOTIFY':
      return {};
    case 'MASH_CHILD':
    case 'ADULT_CONCERN':
      return { ...drawTriage(random), ...drawRepeat(random), ...drawClosing(receivedOn, random) };
    case 'SUPPORT_SERVICE':
      return { ...drawRepeat(random), ...drawClosing(receivedOn, random) };
  }
}

/**
 * Draws the decisions. Those within five days are in time; those after nine days or more are late,
 * even with a weekend in between.
 */
function drawDecisions(receivedOn: string, random: Random): Course {
  const decidedOn = daysAfter(
    receivedOn,
    random.happens(72) ? random.int(1, 5) : random.int(9, 48),
  );
  const decision = random.draw([
    ['POSITIVE', 77],
    ['NEGATIVE', 17],
    ['SUSPENDED', 2],
    ['WITHDRAWN', 4],
  ]);
  const reasonable = { reasonable_grounds_on: decidedOn, reasonable_grounds: decision };
  if (decision !== 'POSITIVE' || random.happens(4)) return reasonable;
  const concludedOn = daysAfter(decidedOn, random.int(120, 720));
  return {
    ...reasonable,
    conclusive_grounds_on: concludedOn,
    conclusive_grounds: random.draw([
      ['POSITIVE', 82],
      ['NEGATIVE', 12],
      ['WITHDRAWN', 6],
    ]),
  };
}

function drawTriage(random: Random): Course {
  const priority = random.draw([
    ['RED', 11],
    ['AMBER', 31],
    ['GREEN', 43],
    ['BLUE', 15],
  ]);
  const inTimePercent = inTimePercents[priority] ?? 0;
  return {
    priority,
    triaged_in_time: random.happens(3) ? '' : random.happens(inTimePercent) ? 'YES' : 'NO',
  };
}

function drawRepeat(random: Random): Course {
  return {
    repeat_within_12_months: random.draw([
      ['NO', 74],
      ['YES', 15],
      ['', 11],
    ]),
  };
}

function drawClosing(receivedOn: string, random: Random): Course {
  if (random.happens(14)) return {};
  const outcome = random.draw([
    ['Support plan in place', 38],
    ['Passed to another service', 22],
    ['Advice given', 20],
    ['No further action', 20],
  ]);
  return { outcome, closed_on: daysAfter(receivedOn, random.int(14, 180)) };
}
