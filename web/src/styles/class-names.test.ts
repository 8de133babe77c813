import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const imported = /import (\w+) from '([^']+\.module\.css)'/g;

/** Classes that a component names but its style sheet lacks: they would style nothing. */
function findUnknown(file: string): readonly string[] {
  const code = readFileSync(path.join(root, file), 'utf8');
  return [...code.matchAll(imported)].flatMap(([, name = '', address = '']) => {
    const sheet = address.startsWith('#')
      ? path.join(root, address.slice(1))
      : path.resolve(root, path.dirname(file), address);
    const css = readFileSync(sheet, 'utf8');
    const known = new Set([...css.matchAll(/\.([a-z][\w-]*)/gi)].map(([, each]) => each));
    const used = [...code.matchAll(new RegExp(`\\b${name}\\.(\\w+)\\b`, 'g'))];
    return used.flatMap(([, each]) => (known.has(each) ? [] : [`${file}: ${each}`]));
  });
}

it('finds each class of a component in its style sheet', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap(findUnknown)).toEqual([]);
});
