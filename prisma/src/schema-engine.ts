import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import type pg from 'pg';

import { home } from './home.js';

declare global {
  // Node has WebAssembly, but only the browser's types declare it.
  namespace WebAssembly {
    function instantiate(
      code: Uint8Array,
      imports: Readonly<Record<string, unknown>>,
    ): Promise<{
      readonly instance: { readonly exports: { readonly __wbindgen_start: () => void } };
    }>;
  }
}

/**
 * Prisma's schema engine, compiled to WebAssembly. It uses the same migrations and table as
 * Prisma's command line, and downloads nothing.
 */
export type SchemaEngine = Awaited<ReturnType<typeof startSchemaEngine>>;

const require = createRequire(import.meta.url);

export const noFilters = { externalTables: [], externalEnums: [] };

export async function readDatamodel(file = path.join(home, 'schema.prisma')) {
  return { path: file, content: await readFile(file, 'utf8') };
}

/**
 * All engines of a process share the compiled code, because it has only one memory, which a second
 * copy would take over.
 */
let loading: Promise<void> | null = null;

/**
 * Starts the engine. The caller must end `pool`, because the engine leaves its connections open.
 */
export async function startSchemaEngine(pool: pg.Pool) {
  await (loading ??= loadEngine());
  const datamodel = await readDatamodel();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  return engineModule.SchemaEngine.new(
    { datamodels: [[datamodel.path, datamodel.content]] },
    () => undefined,
    adapter,
  );
}

async function loadEngine(): Promise<void> {
  const wasmFile = path.join(
    path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')),
    'schema_engine_bg.wasm',
  );
  const { instance } = await WebAssembly.instantiate(await readFile(wasmFile), {
    './schema_engine_bg.js': { ...engineModule, ...detachedTimers() },
  });
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/**
 * Timers for the engine that do not keep the process alive. The engine leaves a ten-second timer
 * running after it has its lock; while it works, its connection keeps the process alive.
 */
function detachedTimers() {
  const names = Object.keys(engineModule).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const start = (callback: () => void, ms: number) => setTimeout(callback, ms >>> 0).unref();
  return Object.fromEntries(names.map((name) => [name, start]));
}

/**
 * The folders of `prisma/migrations`, in order, as the engine expects them; only those in `only`,
 * if given.
 */
export async function readMigrations(only?: readonly string[]) {
  const baseDir = path.join(home, 'migrations');
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => only?.includes(name) ?? true)
    .sort();
  const readMigration = async (name: string) => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: {
        tag: 'ok' as const,
        value: await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8'),
      },
    },
  });
  return {
    baseDir,
    lockfile: {
      path: './migration_lock.toml',
      content: await readFile(path.join(baseDir, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.map(readMigration)),
  };
}
