import { z } from 'zod';

import { type Grant, roles } from '#domain/access/grant.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { Quarter } from '#domain/quarter.js';

/**
 * Asks the API a question as the board.
 * @returns the data of the answer
 */
export type AskBoard = (
  query: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

/**
 * A viewer with all roles of a board, who makes packs and signs both editions, because the viewer
 * is cleared for all these agencies.
 */
export function wholeBoard(agencyIds: readonly number[]): Viewer {
  const grants = roles.map((role): Grant => ({
    role,
    isForPartnership: true,
    agencyIds: [...agencyIds],
    areaCodes: [],
    marking: 'OFFICIAL_SENSITIVE',
  }));
  return { personId: null, name: 'Board', grants };
}

const changed = z.record(
  z.string(),
  z.object({ problems: z.array(z.object({ message: z.string() })) }),
);
const standing = z.object({
  board: z.object({
    id: z.string(),
    version: z.number(),
    reading: z.number(),
    contents: z.object({ dataVersion: z.number() }),
  }),
});

/** Names a pack. It is for the force unless a place is given. */
export interface PackOf {
  readonly quarter: Quarter;
  readonly area?: string;
}

/**
 * Opens the pack for a quarter with every section of the template, passes it to the chair and signs
 * both editions. The pack has no texts.
 */
export async function signPack(ask: AskBoard, of: PackOf): Promise<void> {
  await change(ask, 'createPack', { ...of });
  await finish(ask, of);
}

/** Signs another version of the latest pack for a quarter. */
export async function signNextVersion(ask: AskBoard, of: PackOf): Promise<void> {
  const { id, version } = await look(ask, of);
  await change(ask, 'supersedePack', { id, version, reason: 'It is looked at once more.' });
  await finish(ask, of);
}

async function finish(ask: AskBoard, of: PackOf): Promise<void> {
  const { id, version } = await look(ask, of);
  await change(ask, 'submitPack', { id, version });
  const { reading, contents } = await look(ask, of);
  const signing = {
    id,
    reading,
    dataVersion: contents.dataVersion,
    gapsReason: 'Nobody has written yet.',
  };
  for (const edition of ['CLEARED', 'PARTNERS'])
    await change(ask, 'signOffPack', { ...signing, edition });
}

async function look(ask: AskBoard, of: PackOf) {
  const asked = `query ($quarter: Quarter!, $area: ID) { board(quarter: $quarter, area: $area) { id version reading contents(sections: []) { dataVersion } } }`;
  return standing.parse(await ask(asked, { ...of })).board;
}

async function change(
  ask: AskBoard,
  field: string,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const data = await ask(
    `mutation ($input: ${type}!) { ${field}(input: $input) { problems { message } } }`,
    { input },
  );
  const [problem] = changed.parse(data)[field]?.problems ?? [];
  if (problem) throw new Error(`${field}: ${problem.message}`);
}
