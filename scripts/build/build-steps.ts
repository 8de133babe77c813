import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { oneAtATime } from './one-at-a-time.js';
import { hashContents, Stamp } from './stamp.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const cache = path.join(root, 'node_modules', '.cache', 'stronghold');

/**
 * A build that failed because the sources have a fault, which the message locates, or because the
 * folder cannot be written.
 */
export class BuildFailure extends Error {
  override readonly name = 'BuildFailure';
}

interface BuildStep {
  /** The name of the step's output, for a line on the screen and for the stamp. */
  readonly name: string;
  /** The folder of its package, in which its command runs. */
  readonly room: string;
  readonly command: readonly string[];
  /** Files and folders that its output is made from, relative to the root. */
  readonly inputs: readonly string[];
  /** The file that the step makes. If the file is missing, the step runs again. */
  readonly output: string;
  /**
   * A folder that the step replaces completely, so that no output of deleted sources remains. The
   * new folder is made elsewhere and put in place at the end. Until then, and if the sources have a
   * fault, a running server keeps the old folder.
   */
  readonly folder?: string;
  /** A source without which there is nothing to make. It is never the output of another step. */
  readonly wants: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Builds for Node, without types; unless it bundles, a module of each source (docs/decisions/0073). */
const toModules = ['--format=esm', '--platform=node', '--target=node20.19', '--log-level=warning'];

/**
 * Modules that the server loads while it runs. Each is a file of its own, whose name stays the same,
 * so that a server finds it even after the next build has replaced the folder.
 */
const LOADED_LATER = [
  'src/start.ts',
  'src/platform/jobs/job-runner.ts',
  'src/features/packs/files/pdf/finish-pdf.ts',
  'src/features/packs/files/pdf/pdf-printer.ts',
];

const serverSources = [
  'server/src',
  'server/package.json',
  'server/tsconfig.json',
  'tsconfig.base.json',
  'pnpm-lock.yaml',
];

export const STEPS: readonly BuildStep[] = [
  {
    name: 'database client',
    room: 'prisma',
    command: ['prisma', 'generate'],
    inputs: ['prisma/schema.prisma', 'prisma/package.json'],
    output: 'prisma/generated/client.ts',
    wants: 'prisma/schema.prisma',
    // Prisma looks for a native engine even if it does not use one, so name any program.
    env: {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  },
  {
    name: 'database library',
    room: 'prisma',
    command: [
      'esbuild',
      'src/**/*.ts',
      'seed/**/*.ts',
      'generated/**/*.ts',
      '--outbase=.',
      ...toModules,
    ],
    inputs: [
      'prisma/src',
      'prisma/seed',
      'prisma/generated',
      'prisma/package.json',
      'prisma/tsconfig.json',
      'tsconfig.base.json',
      'pnpm-lock.yaml',
    ],
    output: 'prisma/dist/src/connect.js',
    folder: 'prisma/dist',
    wants: 'prisma/src/connect.ts',
  },
  {
    name: 'server',
    room: 'server',
    command: ['esbuild', 'src/**/*.ts', '--outbase=src', ...toModules],
    inputs: serverSources,
    output: 'server/dist/main.js',
    folder: 'server/dist',
    wants: 'server/src/main.ts',
  },
  {
    name: 'server to start',
    room: 'server',
    command: [
      'esbuild',
      'src/main.ts',
      ...LOADED_LATER,
      '--entry-names=[name]',
      '--bundle',
      '--splitting',
      '--packages=external',
      '--keep-names',
      ...toModules,
    ],
    inputs: serverSources,
    output: 'server/bundle/main.js',
    folder: 'server/bundle',
    wants: 'server/src/start.ts',
  },
  {
    name: 'servers to measure',
    room: 'server',
    command: ['esbuild', 'bench/*.ts', '--outbase=.', '--outdir=dist', ...toModules],
    inputs: [
      'server/bench',
      'server/package.json',
      'server/tsconfig.json',
      'tsconfig.base.json',
      'pnpm-lock.yaml',
    ],
    output: 'server/dist/bench/stronghold-server.js',
    wants: 'server/bench/main.ts',
  },
  {
    name: 'typed queries',
    room: 'web',
    command: ['graphql-codegen', '--config', 'codegen.ts'],
    inputs: [
      'web/codegen.ts',
      'web/document-files.js',
      'server/schema.graphql',
      'web/src',
      'web/package.json',
    ],
    output: 'web/src/graphql/operations.ts',
    wants: 'web/codegen.ts',
  },
  {
    name: 'web pages',
    room: 'web',
    command: ['vite', 'build', '--logLevel', 'warn'],
    inputs: [
      'web/vite.config.ts',
      'web/compressed-files.ts',
      'web/first-files.ts',
      'web/parsed-documents.ts',
      'web/shared-parts.ts',
      'web/index.html',
      'web/public',
      'web/src',
      'docs/help',
      'web/package.json',
      'web/tsconfig.json',
      'server/schema.graphql',
      'pnpm-lock.yaml',
    ],
    output: 'web/dist/index.html',
    wants: 'web/vite.config.ts',
  },
];

/** The steps that `npm start` needs, by the part of it that needs them. */
const partsOfStart = {
  server: ['database client', 'database library', 'server to start'],
  pages: ['typed queries', 'web pages'],
};

/** The names of the steps that a part of `npm start` needs; undefined for all steps. */
export function partOfStart(part: string | undefined): readonly string[] | undefined {
  return part === 'server' || part === 'pages' ? partsOfStart[part] : undefined;
}

/** Whether a part of `npm start` is up to date. */
export function areBuilt(part: keyof typeof partsOfStart): Promise<boolean> {
  return areUpToDate(STEPS.filter(({ name }) => partsOfStart[part].includes(name)));
}

/**
 * Runs the steps whose output is missing or was made from inputs other than the current ones: the
 * steps of one room in order, and different rooms at the same time, because none needs the output
 * of another. Waits while another process builds in this clone.
 *
 * @param report is called for each step before it begins, and before it waits
 * @param only the names of the steps to run, if not all
 * @returns the names of the steps that ran, in their order
 * @throws BuildFailure if a command fails, with what it printed; the other rooms' steps have then
 * ended too
 */
export async function buildStale(
  report: (step: string) => void,
  only?: readonly string[],
): Promise<readonly string[]> {
  const wanted = STEPS.filter(
    ({ name, wants }) => (only?.includes(name) ?? true) && existsSync(path.join(root, wants)),
  );
  if (await areUpToDate(wanted)) return [];
  try {
    return await oneAtATime(
      path.join(cache, 'building'),
      () => report('waiting for another build in this folder'),
      async () => {
        const rooms = [...new Set(wanted.map(({ room }) => room))];
        const ends = await Promise.allSettled(
          rooms.map((room) =>
            makeInOrder(
              wanted.filter((step) => step.room === room),
              report,
            ),
          ),
        );
        return ends.flatMap((end) => {
          if (end.status === 'rejected') throw end.reason;
          return end.value;
        });
      },
    );
  } catch (error) {
    throw toBuildFailure(error);
  }
}

/**
 * Turns the error for a file that we may not write into a `BuildFailure`. Returns any other error
 * unchanged.
 */
export function toBuildFailure(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return error;
  return ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))
    ? new BuildFailure(
        `The sources have changed since they were built, and ${String(error.path)} cannot be written (${String(error.code)}). Run "npm start" once as the user to whom the folder belongs, or make it writable.`,
      )
    : error;
}

/** Whether no step has to run. Writes nothing, so a built clone may be read-only. */
async function areUpToDate(steps: readonly BuildStep[]): Promise<boolean> {
  for (const step of steps) if (!(await isUpToDate(step, hashInputs(step)))) return false;
  return true;
}

async function isUpToDate(step: BuildStep, hash: string): Promise<boolean> {
  return existsSync(path.join(root, step.output)) && (await stampOf(step).isOf(hash));
}

async function makeInOrder(
  steps: readonly BuildStep[],
  report: (step: string) => void,
): Promise<readonly string[]> {
  const made: string[] = [];
  for (const step of steps) if (await makeIfStale(step, report)) made.push(step.name);
  return made;
}

async function makeIfStale(step: BuildStep, report: (step: string) => void): Promise<boolean> {
  const hash = hashInputs(step);
  if (await isUpToDate(step, hash)) return false;

  report(step.name);
  const stamp = stampOf(step);
  await stamp.remove();
  await (step.folder === undefined ? runTool(step) : makeFolder(step, step.folder));
  await stamp.write(hash);
  return true;
}

function stampOf(step: BuildStep): Stamp {
  return new Stamp(path.join(cache, stampNameOf(step)));
}

/** The step's name for its files in the cache. */
function stampNameOf({ name }: BuildStep): string {
  return name.replaceAll(' ', '-');
}

/** Makes the folder elsewhere with the step's command, and then replaces the old folder. */
async function makeFolder(step: BuildStep, folder: string): Promise<void> {
  const own = stampNameOf(step);
  const made = path.join(cache, `${own}-in-the-making`);
  const old = path.join(cache, `${own}-replaced`);
  await rm(made, { recursive: true, force: true });
  await runTool({ ...step, command: [...step.command, `--outdir=${made}`] });
  await rm(old, { recursive: true, force: true });
  if (existsSync(path.join(root, folder))) await rename(path.join(root, folder), old);
  await rename(made, path.join(root, folder));
  await rm(old, { recursive: true, force: true });
}

/** Hashes a step's command and inputs, but not its output, which may be among the inputs. */
function hashInputs({ command, inputs, output }: BuildStep): string {
  return `${command.join(' ')} ${hashContents(root, inputs, output)}`;
}

async function runTool({ name, room, command, env }: BuildStep): Promise<void> {
  const [tool = '', ...args] = command;
  const child = spawn(path.join(root, room, 'node_modules', '.bin', tool), args, {
    cwd: path.join(root, room),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  const code = await new Promise((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', reject);
  });
  if (code !== 0)
    throw new BuildFailure(
      `The ${name} could not be built (${tool} in ${room}/):\n${printed.join('')}`,
    );
}
