import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';

import { can } from '#domain/access/permission.js';
import type { Context } from '#graphql/context.js';
import { denied } from '#graphql/errors.js';
import { toProblem } from '#graphql/problem.type.js';
import { isSelected } from '#graphql/selected.js';

import { acknowledge } from './acknowledge-warnings.js';
import { changeCell } from './change-cell.js';
import { discard, mapAndScreen, publishStaged } from './change-staged.js';
import { findReferences } from './finding-references.js';
import type { Changed } from './keep-change.js';
import { leaveOutRows, repeatCorrections } from './leave-out-rows.js';
import { matchWords } from './match-words.js';
import { noteOpened } from './open-to.js';
import { linesOf, pageOfFindings } from './page-of-findings.js';
import {
  AcknowledgeWarningsInput,
  CorrectCellInput,
  DiscardReturnInput,
  LeaveOutRowsInput,
  MatchWordsInput,
  PublishReturnInput,
  RepeatCorrectionsInput,
  StagedReturnPayload,
  StageReturnInput,
} from './staged-change.type.js';
import type { StagedRecord } from './staged-record.js';
import { type FoundStaged, readStaged, type StagedFilter } from './staged-return.reader.js';
import { FindingLevel, StagedFinding, StagedReturn } from './staged-return.type.js';
import { StagedWordColumn } from './staged-word.type.js';
import { takeHeadings } from './take-headings.js';
import { takeQuarter } from './take-quarter.js';
import { takeTurn } from './take-turn.js';
import { toStagedReturn } from './to-staged-return.js';
import { findWordColumns } from './word-columns.js';

/** Fields that show the contents of a staged return. */
const holding = [
  ...['likelyDataset', 'likelyPeriod', 'leftOut', 'totals', 'correctionsBefore', 'leftOutBefore'],
  ...['columns', 'firstRows', 'findings', 'corrections', 'difference', 'effect', 'unusable'],
  'wordColumns',
] as const;

const INPUT = 'The staged return, the version that you saw, and the change.';

@Resolver(() => StagedReturn)
export class StagedReturnResolver {
  @Query(() => [StagedReturn], {
    description:
      "Your agencies' returns that were sent in the browser in the last 30 days, newest first, both waiting and published.",
  })
  async stagedReturns(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly StagedReturn[]> {
    const { viewer, referenceData } = context;
    const hasFindings = (['findings', 'findingLineCount', 'wordColumns'] as const).some((field) =>
      isSelected(info, field),
    );
    const found = await find(context, { id: null, hasFindings });
    // Listing staged returns does not open records, but reading their contents does.
    if (holding.some((field) => isSelected(info, field))) await noteOpened(context, found);
    return found.map((each) => toStagedReturn({ ...each, isListed: true }, viewer, referenceData));
  }

  @Query(() => StagedReturn, {
    nullable: true,
    description: 'A staged return. Null if it does not exist or belongs to another agency.',
  })
  async stagedReturn(
    @Arg('id', () => ID, { description: 'Its id in the list of staged returns.' }) id: string,
    @Ctx() context: Context,
  ): Promise<StagedReturn | null> {
    const [found] = await find(context, { id, hasFindings: true });
    if (found) await noteOpened(context, [found]);
    return found ? toStagedReturn(found, context.viewer, context.referenceData) : null;
  }

  @FieldResolver(() => [StagedFinding], {
    description: 'A page of fifty findings, failures first.',
  })
  async findings(
    @Root() { record, isListed }: StagedReturn,
    @Arg('level', () => FindingLevel, {
      nullable: true,
      description: 'Only findings of this level.',
    })
    level: string | null | undefined,
    @Arg('page', () => Int, { defaultValue: 1, description: 'From 1.' }) page: number,
    @Arg('isGrouped', () => Boolean, {
      defaultValue: false,
      description: 'Whether identical warnings about the same value are grouped as one.',
    })
    isGrouped: boolean,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly StagedFinding[]> {
    const isNamed = !isListed && isSelected(info, 'reference');
    return pageOfFindings(record, {
      ...{ level: level ?? null, isGrouped, page: Math.max(1, page) },
      references: isNamed ? await findReferences(context, record) : new Map(),
    });
  }

  @FieldResolver(() => Int, {
    description: 'Findings on all pages, with identical warnings grouped as one.',
  })
  findingLineCount(
    @Root() { record }: StagedReturn,
    @Arg('level', () => FindingLevel, {
      nullable: true,
      description: 'Only findings of this level.',
    })
    level: string | null | undefined,
  ): number {
    return linesOf(record, { level: level ?? null, isGrouped: true }).length;
  }

  @Mutation(() => StagedReturnPayload, {
    description:
      'Matches the headings of a staged return to columns and remembers this for its agency and dataset, or moves the return to the quarter of its dates, and screens it.',
  })
  stageReturn(
    @Arg('input', () => StageReturnInput, { description: INPUT }) input: StageReturnInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StagedReturnPayload> {
    return changeOne(
      { context, info },
      input,
      takingTurns((now, seen) => {
        if (typeof input.quarter === 'string') return takeQuarter(now, seen, input.quarter);
        return typeof input.headingRow === 'number'
          ? takeHeadings(now, seen, input.headingRow)
          : mapAndScreen(now, seen, input);
      }),
    );
  }

  @FieldResolver(() => [StagedWordColumn], {
    description:
      'Columns with words that are not in their lists, and what the agency has said its words mean. Empty until it is screened.',
  })
  wordColumns(
    @Root() { record, isOpen }: StagedReturn,
    @Ctx() context: Context,
  ): Promise<readonly StagedWordColumn[]> | readonly StagedWordColumn[] {
    return isOpen ? findWordColumns(context, record) : [];
  }

  @Mutation(() => StagedReturnPayload, {
    description:
      "Says what the agency's own words mean in columns with a list, remembers this for its agency and dataset, and screens the return again.",
  })
  matchWords(
    @Arg('input', () => MatchWordsInput, { description: INPUT }) input: MatchWordsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StagedReturnPayload> {
    return changeOne({ context, info }, input, takingTurns(matchWords));
  }

  @Mutation(() => StagedReturnPayload, {
    description:
      'Corrects a single cell of a staged return, without changing its file, or takes a correction back, and screens the return again.',
  })
  correctCell(
    @Arg('input', () => CorrectCellInput, { description: INPUT }) input: CorrectCellInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StagedReturnPayload> {
    return changeOne({ context, info }, input, takingTurns(changeCell));
  }

  @Mutation(() => StagedReturnPayload, {
    description:
      'Leaves rows of a staged return out, or puts them back, without changing its file, and screens the return again.',
  })
  leaveOutRows(
    @Arg('input', () => LeaveOutRowsInput, { description: INPUT }) input: LeaveOutRowsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StagedReturnPayload> {
    return changeOne({ context, info }, input, takingTurns(leaveOutRows));
  }

  @Mutation(() => StagedReturnPayload, {
    description:
      'Corrects the same cells and leaves out the same rows as in an earlier file, where this file is the same, and screens the return again.',
  })
  repeatCorrections(
    @Arg('input', () => RepeatCorrectionsInput, { description: INPUT })
    input: RepeatCorrectionsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StagedReturnPayload> {
    return changeOne({ context, info }, input, takingTurns(repeatCorrections));
  }

  @Mutation(() => StagedReturnPayload, {
    description:
      'Acknowledges warnings about a staged return, with the reason why the values are right.',
  })
  acknowledgeWarnings(
    @Arg('input', () => AcknowledgeWarningsInput, { description: INPUT })
    input: AcknowledgeWarningsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StagedReturnPayload> {
    return changeOne({ context, info }, input, acknowledge);
  }

  @Mutation(() => StagedReturnPayload, {
    description:
      'Publishes a staged return, whole or not at all: nothing may fail, and every warning must be acknowledged.',
  })
  publishReturn(
    @Arg('input', () => PublishReturnInput, { description: INPUT }) input: PublishReturnInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StagedReturnPayload> {
    return changeOne({ context, info }, input, takingTurns(publishStaged));
  }

  @Mutation(() => StagedReturnPayload, {
    description: 'Discards a staged return and its file.',
  })
  discardReturn(
    @Arg('input', () => DiscardReturnInput, { description: INPUT }) input: DiscardReturnInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StagedReturnPayload> {
    return changeOne({ context, info }, input, discard);
  }
}

/** Staged returns that the viewer may see. */
function find(
  { database, viewer, referenceData, clock }: Context,
  wanted: Pick<StagedFilter, 'id' | 'hasFindings'>,
): Promise<readonly FoundStaged[]> {
  const agencyIds = referenceData.agencies
    .map((agency) => agency.id)
    .filter((each) => can(viewer, 'SEE_STAGED_RETURNS', { agencyIds: [each] }).ok);
  return readStaged(database, { ...wanted, agencyIds, now: clock.now() });
}

type Seen = Pick<StagedRecord, 'agencyId' | 'id' | 'version'>;

type Work<Input> = (context: Context, seen: Seen, input: Input) => Promise<Changed>;

/** Makes screening or publishing wait until it is the agency's turn. */
function takingTurns<Input>(work: Work<Input>): Work<Input> {
  return (context, seen, input) =>
    takeTurn(context, seen.agencyId, (now) => work(now, seen, input));
}

/** Changes a return that the viewer may send, and answers with its current state. */
async function changeOne<Input extends { readonly id: string; readonly version: number }>(
  { context, info }: { readonly context: Context; readonly info: GraphQLResolveInfo },
  input: Input,
  work: Work<Input>,
): Promise<StagedReturnPayload> {
  const { id, version } = input;
  const [found] = await find(context, { id, hasFindings: false });
  if (!found)
    return {
      ...{ staged: null, version: null },
      problems: [toProblem('It no longer exists, or belongs to another agency.', 'id')],
    };
  const { agencyId } = found;
  const permission = can(context.viewer, 'SEND_RETURNS', { agencyIds: [agencyId], areas: [] });
  if (!permission.ok) throw denied(permission);
  const changed = await work(context, { agencyId, id, version }, input);
  const isShown = isSelected(info, 'staged');
  const [now] = isShown ? await find(context, { id, hasFindings: true }) : [];
  if (now) await noteOpened(context, [now]);
  return {
    staged: now ? toStagedReturn(now, context.viewer, context.referenceData) : null,
    ...changed,
  };
}
