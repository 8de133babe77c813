import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const document = /\b(gql|graphql)\s*[`(]|\/\* GraphQL \*\//;

/**
 * Finds the sources that contain GraphQL texts, as paths relative to this folder. ESLint and the
 * code generator parse every source that they are given, which would take longer than the rest of
 * their work; only one source in sixteen contains such a text.
 */
export function findDocumentFiles() {
  return readdirSync(join(import.meta.dirname, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && file !== 'src/graphql/operations.ts')
    .filter((file) => document.test(readFileSync(join(import.meta.dirname, file), 'utf8')))
    .sort();
}
