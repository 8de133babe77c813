import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import { leadAgencyId } from '#domain/access/active-grants.js';
import { canModerate, moderatorAgencyIds } from '#domain/access/moderator.js';
import { impacts } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { Quarter } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import {
  type ModerationAct,
  moderationActs,
  type ModerationOutcome as Outcome,
  moderationOutcomes,
  type ModerationParams,
  takeStep,
} from '#domain/returns/moderation/decide.js';
import {
  firstPanelDay,
  type ModerationStage as Stage,
  moderationStages,
} from '#domain/returns/moderation/stage.js';
import type { Impact as Grade } from '#domain/returns/moderation/step.js';
import { Impact } from '#features/subjects/lists.type.js';
import { type Connection, readPage } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { CursorCodec, type CursorResult, remedy } from '#graphql/cursor.js';
import { badInput, denied } from '#graphql/errors.js';
import { NewestFirstArgs } from '#graphql/page-args.type.js';
import { type Problem, toProblem } from '#graphql/problem.type.js';
import { PlainDateScalar, QuarterScalar } from '#graphql/scalars.js';
import { isSelected } from '#graphql/selected.js';

import {
  type CaseKey,
  type CaseWithSteps,
  openCases,
  openQueue,
  type QueuePage,
} from './case.reader.js';
import { moderate, type ModerationResult, toFacts } from './moderate.js';
import {
  ModerateDisruptionInput,
  ModerateDisruptionPayload,
  ModerateDisruptionsInput,
  ModerateDisruptionsPayload,
  ModerationCase,
  ModerationCasePage,
  ModerationEffect,
  ModerationOutcome,
  ModerationStage,
  type ModerationStepInput,
} from './moderation.type.js';
import { readEffect } from './read-effect.js';
import { type CaseContext, toCase, toCaseKey } from './to-case.js';

/** The maximum number of disruptions that are moderated in one step. */
const MOST_CASES = 200;

/**
 * The reason in the log for opening records. Nobody is asked for a reason, because there is only
 * one.
 */
const REASON = 'Moderation of disruptions';

@Resolver()
export class ModerationResolver {
  @Query(() => ModerationCasePage, {
    description:
      'Disruptions that wait for the panel, longest waiting first, or those at another stage. For cleared moderators of the partnership. "first" counts from the beginning of the list: the longest waiting, or the newest decision.',
  })
  async moderationQueue(
    @Arg('stage', () => ModerationStage, {
      nullable: true,
      description: 'Which disruptions. By default, WAITING.',
    })
    asked: string | null,
    @Arg('agency', () => ID, {
      nullable: true,
      description: 'Only disruptions that this agency leads, by its code.',
    })
    code: string | null,
    @Arg('quarter', () => QuarterScalar, {
      nullable: true,
      description: 'Only acts in this quarter.',
    })
    quarter: Quarter | null,
    @Args(() => NewestFirstArgs) page: NewestFirstArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ModerationCase>> {
    const ground = toGround(context);
    const { database, referenceData } = context;
    const agency = code ? referenceData.agencies.find((each) => each.code === code) : null;
    if (agency === undefined)
      throw badInput(
        `agency: no agency has the code "${toQuotedValue(code ?? '')}". { agencies { code name } } lists them.`,
      );
    const { size, beyond, isForward } = readPage(page);
    const stage = isStage(asked) ? asked : 'WAITING';
    const filter = { stage, agencyId: agency?.id ?? null, quarter: quarter ?? null };
    const isByDecision = stage === 'DECIDED';
    const order = isByDecision ? 'DECIDED DESC' : 'SINCE ASC';
    const cursors = new CursorCodec({ list: 'moderationQueue', order, filter });
    const from = beyond && placeOf(cursors.decode(beyond.cursor), beyond.place);
    const isCountWanted = isSelected(info, 'totalCount');
    const found = await openQueue(database, {
      ...filter,
      decidedFrom: firstPanelDay(referenceData.today),
      beyond: from,
      isForward,
      // A request for only the number of disruptions does not open any.
      size: isSelected(info, 'edges') || isSelected(info, 'pageInfo') ? size : 0,
      isCountWanted,
    });
    await noteOpened(context, found.touched, found.cases.length);
    const edges = found.cases.flatMap((each) =>
      toCase(each, ground).map((node) => ({
        node,
        cursor: cursors.encode([
          (isByDecision ? each.record.decidedOn : null) ?? each.record.since,
          each.record.agencyId,
          each.record.reference,
        ]),
      })),
    );
    return {
      edges,
      pageInfo: {
        hasNextPage: isForward ? found.hasMore : from !== null,
        hasPreviousPage: isForward ? from !== null : found.hasMore,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      ...(found.total === null ? {} : { totalCount: found.total }),
    };
  }

  @Query(() => ModerationCase, {
    nullable: true,
    description:
      'One disruption with every step that moderators took on it, decided or not. Null if there is none. For cleared moderators of the partnership.',
  })
  async moderationCase(
    @Arg('id', () => ID, { description: 'AGENCY:REFERENCE.' }) id: string,
    @Ctx() context: Context,
  ): Promise<ModerationCase | null> {
    const ground = toGround(context);
    const key = toCaseKey(id, context.referenceData);
    const [found] = key === null ? [] : await openNoted(context, [key]);
    return (found && toCase(found, ground)[0]) ?? null;
  }

  @Query(() => [ModerationEffect], {
    description:
      'How decisions would change the figures for the quarters they affect, for the whole partnership, before they are made: one entry for each figure that would change. Disruptions that cannot be decided this way are left out.',
  })
  async moderationEffect(
    @Arg('cases', () => [ID], { description: '1 to 200 disruptions: AGENCY:REFERENCE.' })
    ids: readonly string[],
    @Arg('outcome', () => ModerationOutcome, { description: 'What the panel decides about them.' })
    outcome: string,
    @Arg('impact', () => Impact, { nullable: true, description: 'For REGRADE: the impact.' })
    impact: string | null,
    @Arg('panelOn', () => PlainDateScalar, { description: 'The day of the panel.' })
    panelOn: PlainDate,
    @Ctx() context: Context,
  ): Promise<readonly ModerationEffect[]> {
    const { ownAgencyIds } = toGround(context);
    const { referenceData } = context;
    const { today } = referenceData;
    const keys = toKeys(ids, context);
    const found = await openNoted(
      context,
      keys.flatMap((key) => key ?? []),
    );
    // The text does not affect what the decision would change.
    const asked = readStep({ act: 'DECIDE', outcome, impact, panelOn, text: 'To see its effect' });
    const changes = found.flatMap((each) => {
      const facts = toFacts(each);
      const taken = takeStep(facts, asked, { seen: facts.version, ownAgencyIds, today });
      if (!taken.ok || taken.step.decision === null) return [];
      return [{ before: each.record, after: { ...each.record, ...taken.step.decision } }];
    });
    return readEffect(changes, context);
  }

  @Mutation(() => ModerateDisruptionPayload, {
    description:
      'Takes one step on one disruption: proposes, decides, asks, puts off, or takes a decision back. A decision is written into the record as a return would write it. For cleared moderators of the partnership.',
  })
  async moderateDisruption(
    @Arg('input', () => ModerateDisruptionInput, {
      description: 'The disruption, the step, and the version that you saw.',
    })
    { id, version, step }: ModerateDisruptionInput,
    @Ctx() context: Context,
  ): Promise<ModerateDisruptionPayload> {
    const ground = toGround(context);
    const { cases, problems } = await moderateAs(context, { cases: [{ id, version }], step });
    return {
      case: cases.flatMap((each) => toCase(each, ground))[0] ?? null,
      problems: problems.map(({ message, field }) => toProblem(message, field)),
    };
  }

  @Mutation(() => ModerateDisruptionsPayload, {
    description:
      'Takes the same step on several disruptions: all of them or none. For cleared moderators of the partnership.',
  })
  async moderateDisruptions(
    @Arg('input', () => ModerateDisruptionsInput, {
      description: 'The disruptions, the step, and the version of each that you saw.',
    })
    input: ModerateDisruptionsInput,
    @Ctx() context: Context,
  ): Promise<ModerateDisruptionsPayload> {
    const ground = toGround(context);
    const { cases, problems } = await moderateAs(context, input);
    return {
      cases: cases.flatMap((each) => toCase(each, ground)),
      problems: problems.map((problem) => describeProblem(problem, context)),
    };
  }
}

/**
 * Makes the context for formatting a moderator's cases.
 *
 * @throws FORBIDDEN for people who do not moderate, or are not cleared
 */
function toGround({ viewer, identity, referenceData }: Context): CaseContext {
  const permission = canModerate(viewer);
  if (!permission.ok) throw denied(permission);
  const home = {
    grants: viewer.grants,
    agencyId: identity.agencyId ?? leadAgencyId(referenceData),
  };
  return { referenceData, ownAgencyIds: moderatorAgencyIds(home, referenceData.agencies) };
}

/** Reads cases by their keys; the log has the entry before anybody sees them. */
async function openNoted(context: Context, keys: readonly CaseKey[]) {
  const found = await openCases(context.database, keys);
  await noteOpened(context, countByAgency(found), found.length);
  return found;
}

function countByAgency(cases: readonly CaseWithSteps[]): Readonly<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { record } of cases) counts[record.agencyId] = (counts[record.agencyId] ?? 0) + 1;
  return counts;
}

async function noteOpened(
  { database, clock, identity }: Context,
  touched: Readonly<Record<number, number>>,
  rowCount: number,
): Promise<void> {
  await database.record({
    at: clock.now(),
    action: 'CONSULTATION',
    ...actingIn(identity),
    touched,
    what: 'Opened disruptions to moderate them',
    dataset: 'DISRUPTIONS',
    filter: null,
    rowCount,
    reason: REASON,
  });
}

async function moderateAs(
  context: Context,
  { cases, step }: ModerateDisruptionsInput,
): Promise<ModerationResult> {
  const { database, identity, clock, referenceData } = context;
  const { ownAgencyIds } = toGround(context);
  const { personId, name } = identity.viewer;
  const keys = toKeys(
    cases.map(({ id }) => id),
    context,
  );
  const result = await moderate(database, {
    cases: cases.map(({ id, version }, index) => ({
      // A disruption that does not exist is reported as missing.
      ...(keys[index] ?? { agencyId: 0, reference: id }),
      seen: version,
    })),
    asked: readStep(step),
    by: { ...actingIn(identity), personId, post: name },
    ownAgencyIds,
    today: referenceData.today,
    now: clock.now(),
    lookAgain: async () => void toGround({ ...context, ...(await context.lookAgain()) }),
  });
  // A person whose step is refused is shown the current disruptions, so the log says that they were
  // opened.
  if (result.problems.length > 0 && result.cases.length > 0)
    await noteOpened(context, countByAgency(result.cases), result.cases.length);
  return result;
}

/** @throws a sentence for the caller if there are no ids, too many, or the same id twice */
function toKeys(ids: readonly string[], { referenceData }: Context): readonly (CaseKey | null)[] {
  if (ids.length === 0 || ids.length > MOST_CASES)
    throw badInput(`cases: give 1 to ${MOST_CASES} disruptions; there were ${ids.length}.`);
  if (new Set(ids).size < ids.length) throw badInput('cases: give each disruption once.');
  return ids.map((id) => toCaseKey(id, referenceData));
}

function readStep({ act, outcome, impact, text, panelOn }: ModerationStepInput): ModerationParams {
  if (!isAct(act)) throw new Error(`The schema names an action that does not exist: ${act}`);
  return {
    act,
    outcome: isOutcome(outcome) ? outcome : null,
    impact: isGrade(impact) ? impact : null,
    text: text ?? null,
    panelOn: panelOn ?? null,
  };
}

function isAct(text: string): text is ModerationAct {
  return Object.hasOwn(moderationActs, text);
}

function isStage(text: string | null | undefined): text is Stage {
  return typeof text === 'string' && Object.hasOwn(moderationStages, text);
}

function isOutcome(text: string | null | undefined): text is Outcome {
  return typeof text === 'string' && Object.hasOwn(moderationOutcomes, text);
}

function isGrade(text: string | null | undefined): text is Grade {
  return typeof text === 'string' && Object.hasOwn(impacts, text);
}

/** A problem, with the id of the disruption that it is about. */
function describeProblem(
  { of, message, field }: ModerationResult['problems'][number],
  { referenceData }: Context,
): Problem {
  const code = referenceData.agencies.find(({ id }) => id === of.agencyId)?.code;
  const id = code === undefined ? of.reference : `${code}:${of.reference}`;
  return toProblem(`${toQuotedValue(id)}: ${message}`, field);
}

function placeOf(read: CursorResult, place: string): NonNullable<QueuePage['beyond']> {
  if (!read.ok) throw badInput(`${place}: ${read.reason}`);
  const [day, agencyId, reference, ...others] = read.values;
  if (
    typeof day === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(day) &&
    typeof agencyId === 'number' &&
    Number.isSafeInteger(agencyId) &&
    typeof reference === 'string' &&
    others.length === 0
  )
    return { day, agencyId, reference };
  throw badInput(`${place}: this is not a cursor. ${remedy}`);
}
