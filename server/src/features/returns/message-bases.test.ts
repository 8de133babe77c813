import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { messageBases } from '#testing/message-bases.js';
import type { MessageBasis } from '#testing/message-bases/message-basis.js';
import { textsIn } from '#testing/texts-in.js';

import { doubtRules } from './doubt.js';

const source = path.resolve(import.meta.dirname, '../..');
/** How many characters of a message the table needs to recognise it. */
const TOLD_BY = 60;

/** Recognises sentences, and progress messages such as "Comparing the records". */
const isMessage = (text: string) =>
  /^[^a-z]*\S*\s\S+\s.*[.?…]$/s.test(text.trim()) || /^[A-Z][a-z]+(?: [a-zA-Z]+){2,}$/.test(text);
/**
 * Whether a file may contain messages. Descriptions in the schema are not messages, because
 * everybody can read them.
 */
const mayHoldMessages = (name: string) =>
  name.endsWith('.ts') && !/\.(?:test|type|resolver)\.ts$/.test(name);

/** The messages of the files that screen, compare and publish returns, by their file. */
function findMessages(): Readonly<Record<string, readonly string[]>> {
  const files = [
    'domain/returned',
    'domain/returns',
    'features/published-returns',
    'features/returns',
  ].flatMap((folder) =>
    readdirSync(path.join(source, folder), { recursive: true, encoding: 'utf8' })
      .filter(mayHoldMessages)
      .map((name) => `${folder}/${name}`),
  );
  const found = files.map((file) => {
    const texts = textsIn(readFileSync(path.join(source, file), 'utf8')).filter(isMessage);
    return [file, [...new Set(texts.map((text) => text.slice(0, TOLD_BY)))].sort()] as const;
  });
  return Object.fromEntries(
    found.filter(([, texts]) => texts.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const listed = Object.entries(messageBases).map(
  ([file, byBasis]) => [file, Object.values(byBasis).flat().sort()] as const,
);
const filesOf = (basis: MessageBasis) =>
  Object.keys(messageBases).filter((file) => messageBases[file]?.[basis] !== undefined);

describe('every message about returns', () => {
  it('declares what it depends on', () => {
    expect(findMessages()).toEqual(
      Object.fromEntries([...listed].sort(([a], [b]) => (a < b ? -1 : 1))),
    );
  });

  it('that depends on others’ records is in one file, which withholds it from people who are not cleared', () => {
    expect(filesOf('OTHERS_RECORDS')).toEqual(['features/returns/joint-disruption.store.ts']);
    expect(
      Object.values(doubtRules).filter(({ dependsOn }) => dependsOn === 'OTHERS_RECORDS'),
    ).toEqual([doubtRules.JOINT_DISRUPTION]);
  });

  it('in the rules for rows depends on no records, because these rules see none', () => {
    const ofRecords = filesOf('OWN_RECORDS').filter((file) => file.startsWith('domain/'));
    // The second tells a lead agency what was decided about its own disruptions, the third an
    // agency about a return that it staged, the fourth a sender about its own records that would be
    // removed.
    expect(ofRecords.toSorted()).toEqual([
      'domain/returns/current-decision.ts',
      'domain/returns/moderation/moderation-message.ts',
      'domain/returns/staged/staged-return.ts',
      'domain/returns/withdrawal.ts',
    ]);
  });
});

describe('the messages in a source file', () => {
  it('are found in strings and templates, but not in comments or statements', () => {
    const file = [
      "// It isn't here.",
      "const a = 'It is ' + \"there's\"; /* nor `here` */",
      'const b = `It is ${c ? `not ${d}` : "so"}.`;',
      'const e = sql`SELECT ${f} FROM g.`; const h = /[`\'"/]/.test(i) ? j / 2 : k;',
      "const l = 'last';",
    ].join('\n');
    expect(textsIn(file)).toEqual(['It is ', "there's", 'not …', 'so', 'It is ….', 'last']);
  });
});
