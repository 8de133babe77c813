import { z } from 'zod';

import type { RequestIdentity } from '#domain/access/request-identity.js';
import type { PlainDate } from '#domain/plain-date.js';
import { type Quarter, quarterOf, shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { AskAs } from '#graphql/asking-as.js';
import { posts } from '@stronghold/prisma/seed/demonstration/posts';

import { type MadeUpPack, toMadeUpPacks } from './demonstration-pack-plans.js';

export interface PackMaking {
  readonly askAs: AskAs;
  readonly identityOf: (
    personId: string,
  ) => (referenceData: ReferenceData) => Promise<RequestIdentity>;
  readonly today: PlainDate;
  /** Publishes a correction to a return for a quarter. */
  readonly correct: (quarter: Quarter) => Promise<void>;
  /** Whether the server is about to stop. If so, no further step is started. */
  readonly isEnding: () => boolean;
}

/**
 * Makes the packs of the demonstration through the API, as its posts: signed packs of earlier
 * quarters, a replaced pack, a pack with its chair and a pack being written. Existing packs do not
 * change, so a new start continues an interrupted one.
 *
 * @throws if a step is refused
 */
export async function makeDemonstrationPacks(making: PackMaking): Promise<void> {
  const latest = shift(quarterOf(making.today), -1);
  const plans = toMadeUpPacks({ latest, today: making.today });
  const last = plans.at(-1);
  // Once the last pack exists, do not change any pack, because all packs belong to the users.
  if (last === undefined || (await findBoard(making, last, null)) !== null) return;
  for (const plan of plans) {
    if (making.isEnding()) return;
    await make(making, plan);
  }
}

async function make(making: PackMaking, plan: MadeUpPack): Promise<void> {
  const { quarter, area, round, sections, actions, replacedBecause, isCorrected } = plan;
  let board = await findBoard(making, plan, 1);
  if (board === null) {
    await change(making, 'Board secretary', {
      field: 'createPack',
      input: { quarter, area, ...round },
    });
    board = await readBoard(making, plan, 1);
    if (sections !== null) {
      await change(making, 'Board secretary', {
        field: 'arrangeSections',
        input: { id: board.id, version: board.version, sections },
      });
      board = await readBoard(making, plan, 1);
    }
    for (const action of actions)
      await change(making, 'Board secretary', {
        field: 'recordAction',
        input: { area, ...action },
      });
    await write(making, plan, board);
  }
  if (plan.ends === 'DRAFT') return;
  await finish(making, plan, 1);
  if (making.isEnding()) return;
  if (replacedBecause !== null) {
    if ((await findBoard(making, plan, 2)) === null) {
      const { id, version } = await readBoard(making, plan, 1);
      await change(making, 'Board secretary', {
        field: 'supersedePack',
        input: { id, version, reason: replacedBecause },
      });
    }
    await finish(making, plan, 2);
  }
  if (isCorrected && !making.isEnding() && !(await isRevised(making, plan)))
    await making.correct(quarter);
}

const revised = z.object({
  board: z.object({ revisions: z.array(z.object({ figure: z.string() })) }),
});

async function isRevised(making: PackMaking, { quarter, area }: Of): Promise<boolean> {
  const document =
    'query ($quarter: Quarter!, $area: ID!) { board(quarter: $quarter, area: $area) { revisions { figure } } }';
  const { data } = await askAsPost(making, 'Board secretary', {
    document,
    variables: { quarter, area },
  });
  return revised.parse(data).board.revisions.length > 0;
}

/** Writes the texts in the plan, and assigns the others to their writers. */
async function write(
  making: PackMaking,
  { words, owners }: MadeUpPack,
  board: Board,
): Promise<void> {
  for (const { key, texts } of board.headings) {
    for (const { id, kind, version } of texts) {
      const owner = owners[key];
      if (owner !== undefined)
        await change(making, 'Board secretary', {
          field: 'assignCommentary',
          input: { id, version, ...owner },
        });
      const body = words(key, kind);
      if (body === null || making.isEnding()) continue;
      await change(making, 'Board secretary', {
        field: 'writeCommentary',
        input: { id, version, body, isReady: true },
      });
    }
  }
}

/**
 * Agrees the texts, hands the pack to its chair and, if the plan says so, has both editions signed.
 */
async function finish(making: PackMaking, plan: MadeUpPack, number: number): Promise<void> {
  const draft = await readBoard(making, plan, number);
  if (draft.state !== 'DRAFT' && draft.state !== 'IN_REVIEW') return;
  if (draft.state === 'DRAFT') {
    for (const { id, version, state } of draft.headings.flatMap(({ texts }) => texts)) {
      if (state === 'DRAFT' || state === 'IN_REVIEW')
        await change(making, 'Board secretary', {
          field: 'agreeCommentary',
          input: { id, version },
        });
    }
    await change(making, 'Board secretary', {
      field: 'submitPack',
      input: { id: draft.id, version: draft.version },
    });
  }
  if (plan.ends !== 'SIGNED_OFF' || making.isEnding()) return;
  const { id, reading, contents } = await readBoard(making, plan, number);
  const signing = {
    id,
    reading,
    dataVersion: contents.dataVersion,
    gapsReason: 'The board meets before the last returns are in.',
  };
  await change(making, 'Superintendent', {
    field: 'signOffPack',
    input: { ...signing, edition: 'CLEARED' },
  });
  await change(making, 'Independent chair', {
    field: 'signOffPack',
    input: { ...signing, edition: 'PARTNERS' },
  });
}

const answered = z.object({
  board: z
    .object({
      id: z.string(),
      state: z.string(),
      version: z.number(),
      reading: z.number(),
      contents: z.object({ dataVersion: z.number() }),
      headings: z.array(
        z.object({
          key: z.string(),
          texts: z.array(
            z.object({ id: z.string(), kind: z.string(), version: z.number(), state: z.string() }),
          ),
        }),
      ),
    })
    .nullable(),
});
type Board = NonNullable<z.infer<typeof answered>['board']>;
type Of = Pick<MadeUpPack, 'quarter' | 'area'>;

const BOARD = `query ($quarter: Quarter!, $area: ID!, $version: Int) { board(quarter: $quarter, area: $area, version: $version, edition: PARTNERS) {
  id state version reading contents(sections: []) { dataVersion } headings { key texts { id kind version state } }
} }`;

async function findBoard(
  making: PackMaking,
  { quarter, area }: Of,
  version: number | null,
): Promise<Board | null> {
  const { data, errors } = await askAsPost(making, 'Board secretary', {
    document: BOARD,
    variables: { quarter, area, version },
  });
  const [wrong] = errors;
  if (wrong) throw new Error(wrong.message);
  return answered.parse(data).board;
}

async function readBoard(making: PackMaking, of: Of, version: number): Promise<Board> {
  const board = await findBoard(making, of, version);
  if (board === null)
    throw new Error(`There is no pack for ${of.quarter}, which was opened a moment ago`);
  return board;
}

const changed = z.record(
  z.string(),
  z.object({ problems: z.array(z.object({ message: z.string() })) }),
);

async function change(
  making: PackMaking,
  post: string,
  { field, input }: { readonly field: string; readonly input: Readonly<Record<string, unknown>> },
): Promise<void> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) { problems { message } } }`;
  const { data, errors } = await askAsPost(making, post, { document, variables: { input } });
  const [wrong] = errors.length > 0 ? errors : (changed.parse(data)[field]?.problems ?? []);
  if (wrong) throw new Error(`${post}, ${field}: ${wrong.message}`);
}

function askAsPost(
  { askAs, identityOf }: PackMaking,
  name: string,
  operation: Parameters<AskAs>[1],
): ReturnType<AskAs> {
  const post = posts.find((each) => each.name === name);
  if (post === undefined) throw new Error(`The demonstration has no post called ${name}`);
  return askAs(identityOf(post.id), operation);
}
