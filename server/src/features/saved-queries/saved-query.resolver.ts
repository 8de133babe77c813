import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
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

import type { alertStates } from '#domain/alerts/alert.js';
import { toJson, toStoredText } from '#domain/audit/canonical.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { toAsker } from '#domain/ownership/asker.js';
import type { Problem } from '#domain/problem.js';
import { canSee } from '#domain/saved-queries/access.js';
import { readFiguresAsked } from '#domain/saved-queries/figure-params.js';
import { readContent } from '#domain/saved-queries/read-content.js';
import {
  isSavedViewKind,
  isSharing,
  type SavedContent,
} from '#domain/saved-queries/saved-query.js';
import { Measure, toMeasure } from '#features/measures/measure.type.js';
import { type Changed, removeOwned, takeOverOwned, toProblems } from '#graphql/change-owned.js';
import type { Connection } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { NewestFirstArgs } from '#graphql/page-args.type.js';
import { toProblem } from '#graphql/problem.type.js';

import { AlertState } from './alert-state.type.js';
import { restore, savedQueries, saveNew, saveOver } from './change-saved.js';
import {
  DeleteQueryInput,
  DeleteQueryPayload,
  RestoreQueryVersionInput,
  RestoreQueryVersionPayload,
  SaveQueryInput,
  SaveQueryPayload,
  TakeOverQueryInput,
  TakeOverQueryPayload,
} from './change-saved.type.js';
import { readSavedList, readVersionList } from './saved-page.js';
import { findSaved, readingSaved, type SavedRecord } from './saved-query.reader.js';
import {
  DeclaredVariable,
  SavedOf,
  SavedOrder,
  SavedQuery,
  SavedQueryPage,
  type SavedVersion,
  SavedVersionPage,
  TextProblem,
  toSavedQuery,
} from './saved-query.type.js';
import { findTextProblems, parseText, readAskedText } from './saved-text.type.js';

@Resolver(() => SavedQuery)
export class SavedQueryResolver {
  @Query(() => SavedQueryPage, {
    description:
      'The saved questions that you may see: your own, those shared with your agency, and those shared with everyone.',
  })
  savedQueries(
    @Arg('whose', () => SavedOf, {
      nullable: true,
      description:
        'Only your own, those shared with your agency, or those shared with everyone. Without it, all that you may see.',
    })
    whose: string | null | undefined,
    @Arg('words', () => String, {
      nullable: true,
      description:
        'Words that must all occur in the name, the description or the text, such as the key of a measure, ignoring case.',
    })
    words: string | null | undefined,
    @Arg('alert', () => AlertState, {
      nullable: true,
      description:
        'Only questions watched by an alert of yours in this state. Without it, all of them.',
    })
    alert: keyof typeof alertStates | null | undefined,
    @Arg('order', () => SavedOrder, {
      defaultValue: 'SAVED_LAST',
      description: 'The order of the list.',
    })
    order: string,
    @Args(() => NewestFirstArgs) page: NewestFirstArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<SavedQuery>> {
    const of = whose === 'OWN' || whose === 'AGENCY' || whose === 'EVERYONE' ? whose : null;
    const asked = { words: words ?? null, alert: alert ?? null, isByName: order === 'NAME' };
    return readSavedList({ whose: of, ...asked }, page, { context, info });
  }

  @Query(() => SavedQuery, {
    nullable: true,
    description: 'A saved question. Null if there is none that you may see.',
  })
  async savedQuery(
    @Arg('id', () => ID, { description: 'Which one.' }) id: string,
    @Arg('version', () => Int, {
      nullable: true,
      description: 'Which version; by default, the latest.',
    })
    version: number | null | undefined,
    @Ctx() { database, identity, referenceData }: Context,
  ): Promise<SavedQuery | null> {
    const asker = toAsker(identity, referenceData);
    const record = await findSaved(readingSaved(database), id, version ?? null);
    return record && canSee(record, asker, referenceData)
      ? toSavedQuery(record, asker, referenceData)
      : null;
  }

  @FieldResolver(() => SavedVersionPage, { description: 'Each saved version, latest first.' })
  versions(
    @Root() { record }: SavedQuery,
    @Args(() => NewestFirstArgs) page: NewestFirstArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<SavedVersion>> {
    return readVersionList(record, page, { context, info });
  }

  @FieldResolver(() => [TextProblem], {
    description:
      'Why its text cannot be run today, such as a measure that no longer exists. Empty if it can be.',
  })
  problems(
    @Root() { text }: SavedQuery,
    @Info() { schema }: GraphQLResolveInfo,
  ): readonly TextProblem[] {
    const read = parseText(text);
    return read.ok
      ? findTextProblems(read.parsed, schema)
      : [{ message: read.problem.message, line: null, column: null, nearest: [] }];
  }

  @FieldResolver(() => Boolean, { description: 'Whether its text can be run today.' })
  isRunnable(@Root() { text }: SavedQuery, @Info() { schema }: GraphQLResolveInfo): boolean {
    const read = parseText(text);
    return read.ok && findTextProblems(read.parsed, schema).length === 0;
  }

  @FieldResolver(() => [DeclaredVariable], {
    description:
      'The variables that its text declares, in order. Empty if the text cannot be parsed.',
  })
  declaredVariables(@Root() { text }: SavedQuery): readonly DeclaredVariable[] {
    const read = parseText(text);
    return read.ok ? read.parsed.declared : [];
  }

  @FieldResolver(() => [Measure], {
    description:
      'The measures that it asks for. Empty unless it is one question for figures that can be run today.',
  })
  measures(
    @Root() { record }: SavedQuery,
    @Ctx() { referenceData }: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): readonly Measure[] {
    const read = readAskedText(record, { schema, referenceData });
    const figures = read.ok ? readFiguresAsked(read.asked.fields) : null;
    return figures?.ok ? figures.asked.measures.map((key) => toMeasure(measureOf(key))) : [];
  }

  @Mutation(() => SaveQueryPayload, {
    description:
      'Saves a question, or a new version of one that you own or that a colleague shares with you. A new question that is sent again within a minute is not saved twice.',
  })
  async saveQuery(
    @Arg('input', () => SaveQueryInput, { description: 'What is saved.' }) input: SaveQueryInput,
    @Ctx() context: Context,
  ): Promise<SaveQueryPayload> {
    const read = readInput(input);
    if (!read.ok)
      return {
        savedQuery: null,
        problems: read.problems.map(({ field, message }) => toProblem(message, field)),
      };
    const { id = null, version = null, sharing = null } = input;
    const shared = sharing !== null && isSharing(sharing) ? sharing : null;
    const changed =
      id === null
        ? await saveNew(context, read.content, shared ?? 'PRIVATE')
        : await saveOver(context, { id, seen: version, content: read.content, sharing: shared });
    return toPayload(changed, context);
  }

  @Mutation(() => RestoreQueryVersionPayload, {
    description: 'Restores an earlier version of a saved question as a new version.',
  })
  async restoreQueryVersion(
    @Arg('input', () => RestoreQueryVersionInput, {
      description: 'Which version of which question.',
    })
    { id, number, version }: RestoreQueryVersionInput,
    @Ctx() context: Context,
  ): Promise<RestoreQueryVersionPayload> {
    return toPayload(await restore(context, { id, number, seen: version }), context);
  }

  @Mutation(() => DeleteQueryPayload, {
    description:
      'Deletes a saved question: your own, or a shared one if you administer the agency that keeps it.',
  })
  async deleteQuery(
    @Arg('input', () => DeleteQueryInput, { description: 'Which question.' }) {
      id,
      version,
    }: DeleteQueryInput,
    @Ctx() context: Context,
  ): Promise<DeleteQueryPayload> {
    const { problems } = await toPayload(
      await removeOwned(savedQueries, context, { id, seen: version }),
      context,
    );
    return { deleted: problems.length === 0 ? id : null, problems };
  }

  @Mutation(() => TakeOverQueryPayload, {
    description:
      'Makes you the owner of a shared question of your agency whose owner no longer has access.',
  })
  async takeOverQuery(
    @Arg('input', () => TakeOverQueryInput, { description: 'Which question.' }) {
      id,
    }: TakeOverQueryInput,
    @Ctx() context: Context,
  ): Promise<TakeOverQueryPayload> {
    return toPayload(await takeOverOwned(savedQueries, context, id), context);
  }
}

type Read =
  | { readonly ok: true; readonly content: SavedContent }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function readInput({ name, description, text: written, variables, view }: SaveQueryInput): Read {
  const text = toStoredText(written);
  const read = parseText(text);
  const kind = view?.kind ?? 'AUTO';
  const content = {
    ...{ name: toStoredText(name), description: toStoredText(description), text },
    variables: variables.map(({ name: of, label, default: value, quartersBack = null }) => ({
      ...{ name: of, label: toStoredText(label), default: toJson(value ?? null), quartersBack },
    })),
    view: { kind: isSavedViewKind(kind) ? kind : 'AUTO', settings: toJson(view?.settings ?? null) },
  } as const;
  const checked = readContent(
    content,
    read.ok ? read.parsed.declared.map(({ name: of }) => of) : variables.map(({ name: of }) => of),
  );
  if (read.ok) return checked;
  return { ok: false, problems: [read.problem, ...(checked.ok ? [] : checked.problems)] };
}

async function toPayload({ record, refusal }: Changed<SavedRecord>, context: Context) {
  const { identity, referenceData } = context;
  return {
    savedQuery: record && toSavedQuery(record, toAsker(identity, referenceData), referenceData),
    problems: await toProblems(refusal, context),
  };
}
