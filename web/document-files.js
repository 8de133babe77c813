import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const document = /\b(gql|graphql)\s*[`(]|\/\* GraphQL \*\//;

/**
 * The sources that contain GraphQL texts, one in sixteen, relative to this folder: ESLint and the
 * code generator look for texts with a parser of their own, which takes longer than the rest of
 * their work if it reads every source.
 */
export function findDocumentFiles() {
  return readdirSync(join(import.meta.dirname, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && file !== 'src/graphql/operations.ts')
    .filter((file) => document.test(readFileSync(join(import.meta.dirname, file), 'utf8')))
    .sort();
}
