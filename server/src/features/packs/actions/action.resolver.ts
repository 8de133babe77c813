import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { toStoredText } from '#domain/audit/canonical.js';
import {
  type ActionWords,
  type BoardDecision as Decision,
  nextQuarter,
} from '#domain/packs/action.js';
import { describeOwner } from '#domain/packs/owner.js';
import { isFrozen, type Pack } from '#domain/packs/pack.js';
import { canAgreeText, canRecordActions } from '#domain/packs/rights.js';
import { findPacks, readingPacks } from '#features/packs/pack.reader.js';
import { BoardPack } from '#features/packs/pack.type.js';
import { loadDocument } from '#features/packs/sections/pack-contents.js';
import { toAgency } from '#features/places/agency.type.js';
import { toProblems } from '#graphql/change-owned.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';

import { findDecisions } from './action.reader.js';
import {
  BoardAction,
  BoardDecision,
  NoteActionInput,
  NoteActionPayload,
  RecordActionInput,
  RecordActionPayload,
  RecordDecisionInput,
  RecordDecisionPayload,
} from './action.type.js';
import { type CurrentAction, findCurrentActions } from './current-actions.js';
import { noteAction } from './note-action.js';
import {
  changeAction,
  changeDecision,
  recordNewAction,
  recordNewDecision,
} from './record-action.js';

@Resolver(() => BoardPack)
export class BoardActionResolver {
  @FieldResolver(() => [BoardAction], {
    description:
      'The actions of its board, the overdue ones first: for a signed-off pack as they were when it was signed, for a draft as they are now.',
  })
  async actions(
    @Root() { record, edition }: BoardPack,
    @Ctx() context: Context,
  ): Promise<readonly BoardAction[]> {
    const frozen = await loadDocument(
      record,
      edition === 'CLEARED' ? 'CLEARED' : 'PARTNERS',
      context,
    );
    if (frozen === null) return readActions(record, context);
    return frozen.document.actions.map((action) => ({
      ...action,
      // The frozen action has an id of its own: otherwise a client that caches by id would replace
      // what the board saw with the current action.
      id: `${record.id} ${action.id}`,
      ...{
        agency: null,
        post: '',
        version: 0,
        canChange: false,
        isReportedDone: false,
        canNote: false,
      },
    }));
  }

  @FieldResolver(() => [BoardAction], {
    description:
      'For the latest signed pack, until the next is opened: the actions as they are now, which the next pack will carry. Otherwise empty.',
  })
  async actionsNow(
    @Root() { record }: BoardPack,
    @Ctx() context: Context,
  ): Promise<readonly BoardAction[]> {
    const packs = await findPacks(readingPacks(context.database), {
      quarter: null,
      area: record.area,
      number: null,
    });
    const quarter = nextQuarter(packs);
    const isLatest =
      record.state === 'SIGNED_OFF' && packs.every((pack) => pack.quarter <= record.quarter);
    return isLatest && quarter !== null ? readActions({ ...record, quarter }, context) : [];
  }

  @FieldResolver(() => [BoardDecision], {
    description:
      'What the board decided about it, earliest first. Recorded after the meeting, and not part of any pack.',
  })
  async decisions(
    @Root() { record }: BoardPack,
    @Ctx() context: Context,
  ): Promise<readonly BoardDecision[]> {
    if (!isFrozen(record)) return [];
    const canChange = canAgreeText(context.viewer, record, context.referenceData).ok;
    return (await findDecisions(readingPacks(context.database), record)).map((decision) =>
      toDecision(decision, canChange),
    );
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether you may record actions and decisions of its board.',
  })
  canRecord(@Root() { record }: BoardPack, @Ctx() { viewer, referenceData }: Context): boolean {
    return canAgreeText(viewer, record, referenceData).ok;
  }

  @Mutation(() => RecordActionPayload, {
    description:
      'Records an action of a board, or changes one. Only its secretary or its chair can. It is carried from pack to pack until it is closed.',
  })
  async recordAction(
    @Arg('input', () => RecordActionInput, { description: 'What needs doing.' })
    input: RecordActionInput,
    @Ctx() context: Context,
  ): Promise<RecordActionPayload> {
    const { id = null, version, agency = null, dueOn = null, state } = input;
    const owner =
      agency === null ? null : context.referenceData.agencies.find(({ code }) => code === agency);
    if (owner === undefined)
      return { action: null, problems: [toProblem('No agency has that code.', 'agency')] };
    const [text, post, notes] = [input.text, input.post, input.notes].map((words) =>
      toStoredText(words).trim(),
    );
    const words: ActionWords = {
      text: text ?? '',
      ownerAgencyId: owner?.id ?? null,
      ownerPost: post ?? '',
      dueOn,
      state,
      notes: notes ?? '',
    };
    const area = input.area ?? context.referenceData.places.force?.code ?? '';
    const { action, refusal } = await (id === null
      ? recordNewAction(context, area, words)
      : changeAction(context, { id, version }, words));
    return {
      action: action && (await readAction(action, context)),
      problems: await toProblems(refusal, context),
    };
  }

  @Mutation(() => NoteActionPayload, {
    description:
      'Adds a note to an action of a board, or reports it done. Only the agency responsible can; the board closes it.',
  })
  async noteAction(
    @Arg('input', () => NoteActionInput, { description: 'What has been done.' }) {
      id,
      version,
      note,
      isDone,
    }: NoteActionInput,
    @Ctx() context: Context,
  ): Promise<NoteActionPayload> {
    const { action, refusal } = await noteAction(
      context,
      { id, version },
      { note: toStoredText(note).trim(), isDone },
    );
    return {
      action: action && (await readAction(action, context)),
      problems: await toProblems(refusal, context),
    };
  }

  @Mutation(() => RecordDecisionPayload, {
    description:
      'Records what a board decided about a signed pack, or corrects it. Only its secretary or its chair can.',
  })
  async recordDecision(
    @Arg('input', () => RecordDecisionInput, { description: 'What was decided.' })
    input: RecordDecisionInput,
    @Ctx() context: Context,
  ): Promise<RecordDecisionPayload> {
    const { id = null, version, pack = null, decidedOn } = input;
    const words = {
      text: toStoredText(input.text).trim(),
      decidedOn: decidedOn ?? context.referenceData.today,
    };
    if (id === null && pack === null)
      return {
        decision: null,
        problems: [toProblem('Name the pack that the board discussed.', 'pack')],
      };
    const { decision, refusal } = await (id === null
      ? recordNewDecision(context, pack ?? '', words)
      : changeDecision(context, { id, version }, words));
    return {
      decision: decision && toDecision(decision, true),
      problems: await toProblems(refusal, context),
    };
  }
}

async function readActions(
  pack: Pick<Pack, 'quarter' | 'area'>,
  context: Context,
): Promise<readonly BoardAction[]> {
  const actions = await findCurrentActions(
    readingPacks(context.database),
    pack,
    context.referenceData,
  );
  return actions.map((action) => toAction(action, context));
}

/** An action on its own, as it is in the next pack to be signed. */
async function readAction(
  action: Pick<CurrentAction, 'id' | 'area' | 'since' | 'until'>,
  context: Context,
): Promise<BoardAction | null> {
  const reading = readingPacks(context.database);
  const next = nextQuarter(
    await findPacks(reading, { quarter: null, area: action.area, number: null }),
  );
  const quarter = action.until ?? next ?? action.since;
  const actions = await findCurrentActions(
    reading,
    { quarter, area: action.area },
    context.referenceData,
  );
  const found = actions.find(({ id }) => id === action.id);
  return found === undefined ? null : toAction(found, context);
}

function toAction(action: CurrentAction, { viewer, referenceData }: Context): BoardAction {
  const {
    id,
    text,
    dueOn,
    state,
    isOverdue,
    age,
    notes,
    isReportedDone,
    version,
    area,
    ownerAgencyId,
    ownerPost,
  } = action;
  const agency = referenceData.agencies.find((each) => each.id === ownerAgencyId);
  return {
    ...{ id, text, dueOn, state, isOverdue, age, notes, isReportedDone, version },
    owner: describeOwner(action, referenceData),
    agency: agency ? toAgency(agency) : null,
    post: ownerPost,
    canChange: canAgreeText(viewer, { area }, referenceData).ok,
    canNote: state === 'OPEN' && canRecordActions(viewer, action, referenceData),
  };
}

function toDecision({ id, text, decidedOn, version }: Decision, canChange: boolean): BoardDecision {
  return { id, text, decidedOn, version, canChange };
}
