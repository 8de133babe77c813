import type { DisruptionFiguresQueryVariables, FigureFilter } from '#graphql/operations.js';
import { isRange } from '#lib/scope.js';
import { toKindFilter, toPeriodFilter, toScopeFilter } from '#lib/scope-filter.js';
import { isOverTime, mostTimeRows, toTimeQuestion } from '#lib/time-question.js';

import type { DisruptionChoices, DisruptionScope } from './disruption.type.js';
import { familyFields, resultMeasures } from './labels.js';

/** The blocks of the page that fail by themselves. */
export const parts = [
  'total',
  'range',
  'objectives',
  'results',
  'crimeTypes',
  'impact',
  'districts',
  'groups',
  'agencies',
  'multiAgency',
] as const;
export type Part = (typeof parts)[number];

const fieldParts: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['total', 'total'],
  ['ofRange', 'range'],
  ['overTime', 'objectives'],
  ['objectives', 'objectives'],
  ['results', 'results'],
  ...(['byBoth', 'byCrimeType', 'byObjective'] as const).map((field) => [field, 'crimeTypes'] as const),
  ...(['byImpact', 'majorModerate'] as const).map((field) => [field, 'impact'] as const),
  ['byDistrict', 'districts'],
  ...(['register', 'groupChanges'] as const).map((field) => [field, 'groups'] as const),
  ['byAgency', 'agencies'],
  ['multiAgency', 'multiAgency'],
  ...familyFields.map(({ field }) => [field, 'multiAgency'] as const),
]);

/** Which block a field of the answer belongs to. */
export function toPart(field: string): Part | undefined {
  return fieldParts.get(field);
}

/** What the page asks. Parts in `failed` are left out, so that what cannot be answered does not keep the rest from being. */
export function toVariables(scope: DisruptionScope, choices: DisruptionChoices, failed: readonly Part[]): DisruptionFiguresQueryVariables {
  const { quarter, area, agency, objective, crimeType } = scope;
  const all = { ...toScopeFilter(scope), ...toKindFilter(scope) };
  const ofQuarter = { ...all, ...toPeriodFilter({ quarter, from: quarter }) };
  const before = findQuarterBefore(scope, choices);
  const isAsked = (part: Part) => !failed.includes(part);
  const time = toTimeQuestion(scope, choices);

  return {
    quarter: quarter.code,
    area: area.kind === 'FORCE' ? null : area.code,
    agency: agency?.of === 'AGENCY' ? agency.code : null,
    agencyKind: agency?.of === 'KIND' ? agency.code : null,
    objective: objective?.code ?? null,
    crimeType: crimeType?.code ?? null,
    results: resultMeasures.map(({ measure }) => measure),
    objectives: objective === null ? null : [objective.code],
    whereAll: all,
    whereKinds: { ...all, objective: null, crimeType: null },
    whereDistricts: { ...all, area: isUnderDistricts(scope) ? all.area : null },
    whereAgencies: { ...all, agency: null, agencyKind: null },
    // Groups are told by no objective.
    whereGroups: { ...ofQuarter, objective: null, quarter: { in: before === null ? [quarter.code] : [before.code, quarter.code] } },
    ...toFamilies(ofQuarter, scope, choices),
    timeBy: [...time.by, 'OBJECTIVE'],
    timeWindow: time.window,
    timeFirst: mostTimeRows,
    whereTime: { ...all, objective: null, quarter: time.quarter },
    withTotal: isAsked('total'),
    withRange: isRange(scope) && isAsked('range'),
    withObjectives: isAsked('objectives') && !isOverTime(scope),
    withTime: isAsked('objectives') && isOverTime(scope),
    withResults: isAsked('results'),
    withCrimeTypes: isAsked('crimeTypes'),
    withImpact: isAsked('impact'),
    withDistricts: isAsked('districts'),
    withGroups: isAsked('groups'),
    withAgencies: isAsked('agencies'),
    withMultiAgency: isAsked('multiAgency'),
  };
}

/** Whether districts within the area can be told apart. In a chosen district they are shown beside it, for comparison. */
export function isUnderDistricts({ area }: Pick<DisruptionScope, 'area'>): boolean {
  return area.kind === 'COUNTY' || area.kind === 'LOCAL_COMMAND_UNIT';
}

/** The quarter before the one shown; null where it is the first that there is. */
export function findQuarterBefore({ quarter }: DisruptionScope, { periods }: DisruptionChoices) {
  return periods[periods.findIndex(({ code }) => code === quarter.code) - 1] ?? null;
}

type FamilyWheres = Pick<
  DisruptionFiguresQueryVariables,
  'wherePolice' | 'whereNational' | 'whereCouncils' | 'whereFire' | 'whereHealth' | 'whereJustice' | 'whereCharities' | 'whereOversight'
>;

/** Disruptions that a family supported and did not lead: joint work within a family is no work with another. */
function toFamilies(all: FigureFilter, { agency }: DisruptionScope, { agencies }: DisruptionChoices): FamilyWheres {
  const leads = (member: DisruptionChoices['agencies'][number]) =>
    agency !== null && (agency.of === 'KIND' ? member.kind === agency.code : member.code === agency.code);
  const where = (family: (typeof familyFields)[number]['code']): FigureFilter => {
    const ofFamily = agencies.filter((member) => member.family === family);
    const members = ofFamily.map(({ code }) => code);
    // Of what one agency or one kind led, its own family supported nothing as another family; the engine refuses a question that excludes itself.
    if (agency !== null) return { ...all, supportingAgency: { in: ofFamily.some(leads) ? [] : members } };
    return { ...all, agency: { notIn: members }, supportingAgency: { in: members } };
  };
  return {
    wherePolice: where('POLICE'),
    whereNational: where('NATIONAL_LAW_ENFORCEMENT'),
    whereCouncils: where('LOCAL_AUTHORITY'),
    whereFire: where('FIRE'),
    whereHealth: where('HEALTH'),
    whereJustice: where('CRIMINAL_JUSTICE'),
    whereCharities: where('CHARITY'),
    whereOversight: where('OVERSIGHT'),
  };
}
