import { createHash } from 'node:crypto';

import { measuresNeeded } from '#domain/figures/question.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { type CardAnswers, type ReadAnswer, stateOf } from '#domain/scorecard/answers.js';
import { askHeadlines, type CardAsked, type CardQuestion } from '#domain/scorecard/ask-headlines.js';
import { countRun } from '#domain/scorecard/card.js';
import type { Headline } from '#domain/scorecard/headline.js';
import type { JudgeSetting } from '#domain/scorecard/judge-headlines.js';
import { trendQuarters } from '#domain/scorecard/quarters.js';
import { datasetsUnder } from '#domain/scorecard/returns-owed.js';
import { discloseTables } from '#features/figures/disclosed-tables.reader.js';
import { type ReadFigures, readFiguresTogether } from '#features/figures/figures.reader.js';
import { toPeriod } from '#features/periods/period.type.js';
import { toAgency } from '#features/places/agency.type.js';
import { toArea } from '#features/places/area.type.js';
import { readTargets } from '#features/targets/target.reader.js';
import type { Context } from '#graphql/context.js';

/** What headlines are judged from, and by. */
export interface ReadHeadlines extends JudgeSetting {
  readonly headlines: readonly Headline[];
  readonly answers: CardAnswers;
  /** What the snapshot holds: see `readStanding`. */
  readonly standing: string;
}

/** Reads what headlines are judged from and by, all from one snapshot: two statements, however many headlines there are. */
export async function readHeadlines(headlines: readonly Headline[], asked: CardAsked, context: Context): Promise<ReadHeadlines> {
  const { world } = context;
  const { quarter, area, agency, agencyKind, crimeType } = asked;
  const questions = [...askHeadlines(headlines, asked, world)];
  const ofTargets = {
    quarters: trendQuarters(quarter, world),
    areaCode: area.kind === 'FORCE' ? null : area.code,
    agencyId: agency?.id ?? null,
  };
  const {
    figures,
    beside: targets,
    standing,
  } = await readFiguresTogether(context, {
    measures: questions.flatMap(([, question]) => measuresNeeded(question)),
    toQuestions: () => questions.map(([, question]) => question),
    datasets: headlines.flatMap(({ measure }) => datasetsUnder(measureOf(measure))),
    // What is set for all crimes, or all agencies, together says nothing of a part of them.
    readBeside: (ask) => (crimeType === null && agencyKind === null ? readTargets(ask, ofTargets) : Promise.resolve([])),
  });
  const answers = new Map<CardQuestion, ReadAnswer>();
  for (const [index, [name]] of questions.entries()) answers.set(name, await discloseAll(figures[index], context));
  return { headlines, answers, targets, asked, world, standing };
}

async function discloseAll(read: Omit<ReadFigures, 'standing'> | undefined, context: Context): Promise<ReadAnswer> {
  if (!read) throw new Error('A question about headlines was not read');
  return { plan: read.plan, tables: await discloseTables(read.tables, context) };
}

/** The question about headlines, all but its headlines, as it makes an answer another than others are. */
export function namedIn({ quarter, area, agency, agencyKind, crimeType }: CardAsked) {
  return [quarter, area.code, agency?.code ?? null, agencyKind, crimeType];
}

/** What a scorecard and a KPI say of themselves, the figures apart and when they were read. */
export function describeRead({ headlines, answers, targets, asked, world }: ReadHeadlines, { policy }: Context) {
  const { quarter, area, agency, agencyKind } = asked;
  const { dataVersion, breaks } = stateOf(answers);
  const question = [headlines.map(({ name }) => name), ...namedIn(asked)];
  return {
    id: toId([question, dataVersion, policy, world.today, targets, breaks]),
    period: toPeriod(quarter, world),
    ...countRun(quarter, world.today),
    area: toArea(area),
    agency: agency && toAgency(agency),
    agencyKind,
    dataVersion,
  };
}

function toId(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
