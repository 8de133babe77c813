/**
 * Declares the measures for organised crime groups. Their figures are worked out in
 * domain/figures/figure/figure.ts from sums (sums.ts here), shown by the blocks of
 * domain/pages/declared/groups.ts, and explained to readers by their description and formula.
 */
import { commonDimensions, type Dimension, quarterlyDimensions } from './dimensions.js';
import {
  type Condition,
  type Measure,
  type Part,
  plainCount,
  plainShare,
  plural,
  plus,
  singular,
} from './measure.js';

/** What the register says about a group, in addition to time, place and owner. */
const ofGroup: readonly Dimension[] = ['CRIME_TYPE', 'RISK_BAND'];

const isActive: Condition = { attribute: 'OCG_STATUS', in: ['ACTIVE'] };
const isOpen: Condition = { attribute: 'OCG_STATUS', in: ['ACTIVE', 'MONITORED'] };
const registered = { source: 'OCGS', countedBy: 'quarter_start', sum: 'RECORDS' } as const;
const standing = { ...registered, isAtEnd: true } as const;

const activeDisruptedByOwner = {
  ...standing,
  key: 'active_disrupted_by_owner',
  where: [isActive, { attribute: 'IS_DISRUPTED_BY_OWNER', in: ['YES'] }],
} as const satisfies Part;

export const groupParts = {
  open: { ...standing, key: 'open', where: [isOpen] },
  active: { ...standing, key: 'active', where: [isActive] },
  activeDisrupted: {
    ...standing,
    key: 'active_disrupted',
    where: [isActive, { attribute: 'IS_DISRUPTED', in: ['YES'] }],
    forPartners: activeDisruptedByOwner,
  },
  activeDisruptedByOwner,
  activeInDate: {
    ...standing,
    key: 'active_in_date',
    where: [isActive, { attribute: 'IS_PLAN_IN_DATE', in: ['YES'] }],
  },
  // A group appears in register after register: its mapping or archiving counts in the register of
  // the quarter in which that happened.
  mapped: {
    ...registered,
    key: 'mapped',
    countedBy: 'mapped_on',
    where: [{ attribute: 'IS_MAPPED_IN_QUARTER', in: ['YES'] }],
  },
  archived: {
    ...registered,
    key: 'archived',
    countedBy: 'archived_on',
    where: [{ attribute: 'IS_ARCHIVED_IN_QUARTER', in: ['YES'] }],
  },
} as const satisfies Readonly<Record<string, Part>>;

const register = {
  dimensions: [...quarterlyDimensions, ...ofGroup],
  disclosure: 'CLEARED_BY_DISTRICT',
  kind: 'STOCK',
} as const;
const change = {
  dimensions: [...commonDimensions, ...ofGroup],
  disclosure: 'CLEARED_BY_DISTRICT',
} as const;

export const groupMeasures = {
  activeOcgs: {
    ...plainCount,
    ...register,
    key: 'activeOcgs',
    name: 'Active OCGs at the end of the quarter',
    inSentences: plural('active OCGs at the end of the quarter'),
    inTitles: plural('active OCGs'),
    description:
      "Organised crime groups that are active in the register as it stood at the end of the period's last quarter.",
    formula: "Groups whose status is active in that quarter's register.",
    numerator: plus(groupParts.active),
  },
  openOcgs: {
    ...plainCount,
    ...register,
    key: 'openOcgs',
    name: 'Open OCGs at the end of the quarter',
    shortName: 'Open OCGs',
    inTitles: plural('open OCGs'),
    inSentences: plural('open OCGs at the end of the quarter'),
    description:
      "Organised crime groups that are active or monitored, and so not archived, in the register as it stood at the end of the period's last quarter.",
    formula: "Groups whose status is active or monitored in that quarter's register.",
    numerator: plus(groupParts.open),
  },
  ocgsMapped: {
    ...plainCount,
    ...change,
    key: 'ocgsMapped',
    name: 'Groups mapped',
    inSentences: plural('groups mapped'),
    description:
      'Organised crime groups that were mapped, counted on the day of mapping, according to the register of that quarter.',
    formula: "Groups of a quarter's register that were mapped in that quarter.",
    numerator: plus(groupParts.mapped),
  },
  ocgsArchived: {
    ...plainCount,
    ...change,
    key: 'ocgsArchived',
    name: 'Groups archived',
    inSentences: plural('groups archived'),
    description:
      'Organised crime groups that were archived, counted on the day of archiving, according to the register of that quarter.',
    formula: "Groups of a quarter's register that were archived in that quarter.",
    numerator: plus(groupParts.archived),
  },
  ocgsDisrupted: {
    ...plainShare,
    ...register,
    key: 'ocgsDisrupted',
    name: 'Active OCGs disrupted in the last six months',
    shortName: 'Active OCGs disrupted, six months',
    inTitles: singular('the share of active OCGs disrupted'),
    inSentences: singular('the share of active OCGs disrupted in the last six months'),
    description:
      'The share of groups active at the end of the quarter against which there was a confirmed disruption, by any agency, in that quarter or the one before. A group counts once, however often it was disrupted. For people without clearance, a group counts only if the agency that keeps it led the disruption.',
    formula:
      'Active groups with a confirmed disruption in the six months up to the end of the quarter / active groups x 100.',
    direction: 'HIGHER',
    numerator: plus(groupParts.activeDisrupted),
    denominator: plus(groupParts.active),
    denominatorName: 'active groups',
    dependsOn: { dataset: 'DISRUPTIONS', quarters: 2 },
  },
  plansInDate: {
    ...plainShare,
    ...register,
    key: 'plansInDate',
    name: '4P plans in date',
    inSentences: singular('the share of 4P plans in date'),
    inTitles: singular('the share of plans in date'),
    description:
      'The share of groups active on the last day of the quarter whose 4P plan is due for review on that day or later. A group without a review date is not in date.',
    formula:
      'Active groups whose review is due on or after the last day of the quarter / active groups x 100.',
    direction: 'HIGHER',
    numerator: plus(groupParts.activeInDate),
    denominator: plus(groupParts.active),
    denominatorName: 'active groups',
  },
} as const satisfies Readonly<Record<string, Measure>>;
