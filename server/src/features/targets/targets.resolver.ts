import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import { can } from '#domain/access/permission.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Quarter, quartersBetween, shift } from '#domain/quarter.js';
import { explainConflict } from '#domain/targets/decide-target.js';
import { describeTargetChange } from '#domain/targets/describe-change.js';
import {
  compareTargets,
  type LineProblem,
  nameTarget,
  quartersOf,
  type ReadLine,
  readTargets as readLinesOfTargets,
  type TargetLine as ComparedLine,
} from '#domain/targets/paste/compare.js';
import { MAX_PASTED_TARGETS, readLines } from '#domain/targets/paste/read-lines.js';
import { readAskedTarget } from '#domain/targets/set-target.js';
import type { TargetSubject } from '#domain/targets/target.js';
import { Objective } from '#features/subjects/subject.type.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';
import { toProblem } from '#graphql/problem.type.js';
import { requireThere } from '#graphql/require.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { findTargetQuarters, toAsked } from './read-input.js';
import { changeTargets } from './set-targets.store.js';
import {
  PlacedTarget,
  SetTargetsInput,
  SetTargetsPayload,
  TargetDifference,
  type TargetLine,
} from './set-targets.type.js';
import { readTargets } from './target.reader.js';
import { toTarget } from './target.type.js';

const MAX_QUARTERS = 20;

@Resolver()
export class TargetsResolver {
  @Query(() => [PlacedTarget], {
    description:
      'The targets for a range of quarters, both ends included, for exactly one area and exactly one agency.',
  })
  async targets(
    @Arg('from', () => QuarterScalar, { description: 'The first quarter.' }) from: Quarter,
    @Arg('to', () => QuarterScalar, { description: 'The last quarter, at most 20 in all.' })
    to: Quarter,
    @Arg('area', () => ID, {
      nullable: true,
      description: 'A place by its code; by default, the whole force.',
    })
    area: string | null,
    @Arg('agency', () => ID, {
      nullable: true,
      description: 'An agency by its code; by default, all agencies together.',
    })
    agency: string | null,
    @Arg('objective', () => Objective, {
      nullable: true,
      description: 'Only targets for this objective.',
    })
    objective: string | null,
    @Ctx() { database, referenceData }: Context,
  ): Promise<readonly PlacedTarget[]> {
    if (from > to || shift(from, MAX_QUARTERS) <= to)
      throw badInput(
        `targets lists 1 to ${MAX_QUARTERS} quarters at once. Give a "from" and a "to" that are no further apart.`,
      );
    const areaCode = area === referenceData.places.force?.code ? null : (area ?? null);
    const agencyId = !agency
      ? null
      : referenceData.agencies.find(({ code }) => code === agency)?.id;
    if (
      agencyId === undefined ||
      (areaCode !== null && referenceData.places.find(areaCode) === null)
    )
      throw badInput(
        'targets: there is no such area or agency. { areas { code name } agencies { code name } } lists them.',
      );
    const found = await database.read(({ query }) =>
      readTargets(query, { quarters: quartersBetween(from, to), of: [{ areaCode, agencyId }] }),
    );
    return found.flatMap((target) =>
      isMeasureKey(target.measure) && (!objective || target.objective === objective)
        ? [{ ...target, target: toTarget(target, measureOf(target.measure)) }]
        : [],
    );
  }

  @Query(() => TargetDifference, {
    description:
      'What targets copied from a spreadsheet would change. Rows have tabs between cells, with headings above. Nothing is saved.',
  })
  async targetDifference(
    @Arg('text', () => String, {
      description:
        'Its headings: Measure, Quarter, Place, Objective, Agency, Target and Tolerance, or a column for each quarter in place of Quarter and Target. An empty target removes the current one.',
    })
    text: string,
    @Ctx() context: Context,
  ): Promise<TargetDifference> {
    const pasted = readLines(text);
    if (!pasted.ok) return { lines: [], problem: pasted.problem };
    const { database, referenceData } = context;
    const quarters = await findTargetQuarters(context);
    const lines = readLinesOfTargets(pasted.targets, quarters, referenceData).map((line) =>
      refuseWhereDenied(line, context),
    );
    const read = lines.flatMap((line) => ('subject' in line ? [line.subject] : []));
    const current = await database.read(({ query }) =>
      readTargets(query, { quarters: quartersOf(lines), of: read }),
    );
    return {
      lines: compareTargets(lines, current).map((line) => toTargetLine(line, context)),
      problem: null,
    };
  }

  @Mutation(() => SetTargetsPayload, {
    description:
      'Sets, changes or removes several targets: all of them, or none if one cannot be set or has changed since you saw it. The rules for each are those of setTarget.',
  })
  async setTargets(
    @Arg('input', () => SetTargetsInput, { description: 'The targets.' })
    { targets }: SetTargetsInput,
    @Ctx() context: Context,
  ): Promise<SetTargetsPayload> {
    const { database, referenceData, clock, identity } = context;
    if (targets.length > MAX_PASTED_TARGETS)
      return refuse([toProblem(`At most ${MAX_PASTED_TARGETS} targets can be set at once.`)]);
    const quarters = await findTargetQuarters(context);
    const all = targets.map((input) => {
      const asked = toAsked(input);
      return {
        asked,
        seen: input.version ?? null,
        read: readAskedTarget(asked, quarters, referenceData),
      };
    });
    const wrong = all.flatMap(({ read, asked }, index) =>
      read.ok
        ? []
        : read.problems.map(({ message }) =>
            toProblem(`${nameTarget(asked, referenceData)}: ${message}`, String(index)),
          ),
    );
    if (wrong.length > 0) return refuse(wrong);
    const changes = all.flatMap(({ read, seen }) => (read.ok ? [{ ...read, seen }] : []));
    const keys = changes.map(({ subject }) => JSON.stringify(subject));
    const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
    if (twice !== -1)
      return refuse([
        toProblem('Two of these set the same target. Leave one of them out.', String(twice)),
      ]);
    for (const { subject } of changes) requireThere(context, actionFor(subject), subject);

    const done = await database.write(async (transaction) => {
      const outcome = await changeTargets(transaction, changes);
      const at = clock.now();
      for (const [index, { former, target }] of (outcome.ok ? outcome.changed : []).entries()) {
        const asked = all[index]?.asked;
        const subject = changes[index]?.subject;
        if (former === undefined || asked === undefined || subject === undefined) continue;
        const what = describeTargetChange(
          { measure: measureOf(asked.measure), subject, former, target },
          referenceData,
        );
        transaction.log({
          ...concerningNoRecords,
          at,
          action: 'ALTERATION',
          ...actingIn(identity),
          ...(subject.agencyId === null ? {} : { agencyId: subject.agencyId }),
          what,
        });
      }
      return outcome;
    });
    if (done.ok)
      return {
        changedCount: done.changed.filter(({ former }) => former !== undefined).length,
        problems: [],
      };
    return refuse(
      done.conflicts.flatMap(({ index, target }) => {
        const asked = all[index]?.asked;
        if (asked === undefined) return [];
        const { message } = explainConflict(target, measureOf(asked.measure));
        return [toProblem(`${nameTarget(asked, referenceData)}: ${message}`, String(index))];
      }),
    );
  }
}

function refuse(problems: SetTargetsPayload['problems']): SetTargetsPayload {
  return { changedCount: 0, problems };
}

/** A target that names no agency covers all agencies, in its area or everywhere. */
function actionFor({ agencyId }: TargetSubject) {
  return agencyId === null ? 'SET_PARTNERSHIP_TARGETS' : 'SET_TARGETS';
}

/**
 * Adds a problem to a line that the viewer may not set: the reason why a change would be refused.
 */
function refuseWhereDenied(
  line: ReadLine | LineProblem,
  { viewer, referenceData: { places } }: Context,
): ReadLine | LineProblem {
  if (!('subject' in line)) return line;
  const { areaCode, agencyId } = line.subject;
  const area = areaCode === null ? null : places.find(areaCode);
  const areas = area ? [places.chainOf(area)] : [];
  const permission = can(
    viewer,
    actionFor(line.subject),
    agencyId === null ? { areas } : { areas, agencyIds: [agencyId] },
  );
  return permission.ok
    ? line
    : { line: line.line, asked: line.asked, problem: permission.sentence };
}

const noSubject = {
  ...{ measure: null, quarter: null, area: null, agency: null, objective: null },
  ...{ value: null, lower: null, upper: null, tolerance: null },
};

function toTargetLine(
  { asked, ...line }: ComparedLine,
  { referenceData }: Pick<Context, 'referenceData'>,
): TargetLine {
  return {
    ...line,
    ...(asked ?? noSubject),
    name: asked && nameTarget(asked, referenceData),
  };
}
